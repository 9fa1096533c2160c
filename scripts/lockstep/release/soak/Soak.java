package lockstep.release.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.Action;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Subject;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.environment.EnvironmentSettings;

/**
 * Watches a commit run on staging: the smoke, on an interval, recorded each time. It keeps nothing to itself, so that
 * any host can go on.
 *
 * @param limit when it is given up
 */
public record Soak(ReleaseSite site, WorkflowListener listener, Duration time, Duration maxGap, Duration every,
        Duration limit) {

    /**
     * How it ended.
     *
     * @param verdict PASS where the time is over, FAIL where a sample failed, else INCONCLUSIVE
     */
    public record Ended(Verdict verdict, SoakTime stands) {}

    public SoakTime stands(RemoteHeads heads, Sha commit) {
        return SoakTime.of(
                new PipelineReader(site).read(heads, new Subject(commit, Action.PROMOTE)).facts(), time, maxGap);
    }

    /** Refuses before the first sample what no sample could tell. */
    public void requireReady() {
        for (ReleaseSite one : site.services()) {
            one.suites().requireReady(Environment.STAGING);
            if (one.config().environment(Environment.STAGING).flatMap(EnvironmentSettings::revision).isEmpty()) {
                throw new ConfigurationError("nothing tells which commit runs on staging: no sample would count",
                        "Say in lockstep.yaml where staging reports its commit: environments.staging.revision.");
            }
        }
    }

    /** Takes one sample, of every service, and records it whatever it says; the worst of them. */
    public Verdict sample(Sha commit) {
        List<Verdict> said = new ArrayList<>();
        for (ReleaseSite one : site.services()) {
            GateRun run = one.run(
                    Environment.STAGING, one.suites().smoke(Environment.STAGING), commit,
                    listener);
            new RunRecord(one, listener).record(run, new Secrets());
            said.add(run.verdict());
        }
        return Verdict.worstOf(said);
    }

    /** Samples until the time is over, a sample fails, or the limit is reached. */
    public Ended run(Sha commit) {
        Instant end = site.clock().instant().plus(limit);
        Optional<Instant> sampled = Optional.empty();
        while (true) {
            SoakTime stands = stands(site.repository().fetch(site.remoteDeadline()), commit);
            Instant now = site.clock().instant();
            if (stands.isOver()) {
                return new Ended(Verdict.PASS, stands);
            }
            listener.step(stands.said().words());
            Instant due = stands.counts(sampled) ? stands.due(every, now) : sampled.orElseThrow().plus(every);
            if (!due.isBefore(end)) {
                return new Ended(Verdict.INCONCLUSIVE, stands);
            }
            pause(Duration.between(now, due));
            sampled = Optional.of(site.clock().instant());
            if (sample(commit) == Verdict.FAIL) {
                return new Ended(Verdict.FAIL, stands(site.repository().fetch(site.remoteDeadline()), commit));
            }
        }
    }

    private void pause(Duration time) {
        if (!time.isPositive()) {
            return;
        }
        listener.step("next sample in " + Durations.human(time));
        if (!site.waiting().passed(time)) {
            throw new ConfigurationError("interrupted while waiting for the next sample",
                    "Start the same command again; it continues.");
        }
    }
}
