package lockstep.release.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.run.GateRun;
import lockstep.policy.promotion.Acceptance;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.Remedies;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.SecretGuard;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SigningTerms;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/** Puts a gate run on the evidence branch, where a promotion can rest on it. */
public record RunRecord(ReleaseSite site, WorkflowListener listener, Map<String, Acceptance> configAccepted) {

    public RunRecord(ReleaseSite site, WorkflowListener listener) {
        this(site, listener, Map.of());
    }

    /** Refuses a configuration that does not count, before anything is run by it. */
    public void requireConfiguration(RemoteHeads heads, Sha commit) {
        List<Reason> reasons = new ConfigInForce(site).differences(heads, commit).stream()
                .filter(difference -> difference.acceptance(configAccepted).isEmpty())
                .map(ConfigDifference::reason)
                .toList();
        new SigningTerms(site).requireSeen(heads);
        if (!reasons.isEmpty()) {
            throw Refused.over(
                    "the configuration is not the one in force; nothing was run or recorded",
                    reasons.stream().map(Reason::ground).toList(), Remedies.of(reasons));
        }
    }

    /**
     * @param secrets what the run has learned to hide
     * @return the path under which it lies
     */
    public String record(GateRun run, Secrets secrets) {
        String path = EvidenceLayout.run(commit(run), run.id());
        listener.step("recording the run on " + site.repository().branches().evidence());
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        new Recorder(site, listener).add(heads, now -> isThere(now, path) ? Optional.empty()
                : Optional.of(draft(run, secrets, now.evidence())));
        return path;
    }

    /** The commit that would record it. */
    public CommitDraft draft(GateRun run, Secrets secrets, Optional<Sha> tip) {
        SecretGuard.requireNone(GateRunJson.write(run), secrets, "the gate run");
        Instant now = site.clock().instant();
        return new CommitDraft(
                new Attestations(site, tip).of(run, EvidenceLayout.run(commit(run), run.id()), now),
                "Record " + run.suite() + " on " + run.mode().word() + ": " + run.verdict().word() + "\n\n"
                        + commit(run) + "\n" + accepted(),
                site.identity(), now);
    }

    private String accepted() {
        return configAccepted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> "Configuration " + one.getKey() + " accepted by " + one.getValue().by() + ": "
                        + one.getValue().reason() + "\n")
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
    }

    private static Sha commit(GateRun run) {
        return run.commit().orElseThrow(() -> new UsageError(
                "a run that names no commit cannot be recorded",
                "Give --sha, or deploy a service that reports its commit."));
    }

    private boolean isThere(RemoteHeads heads, String path) {
        return heads.evidence().flatMap(tip -> site.repository().find(tip, path)).isPresent();
    }
}
