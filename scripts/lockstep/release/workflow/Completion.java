package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.StructuredEntry;
import lockstep.release.deploy.DeployCommand;
import lockstep.release.deploy.LiveService;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.environment.DeploySettings;

/**
 * Finishes what an intent began: deploys, waits until production runs the commit, smokes it, records the outcome. Can
 * be done again from the beginning, by anybody, until the outcome is recorded, and is recorded once.
 */
public final class Completion {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final OutcomeRecord record;

    public Completion(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
        this.record = new OutcomeRecord(site, listener);
    }

    /**
     * How it ended.
     *
     * @param outcome as recorded; empty where somebody else had recorded it already
     * @param byOthers the entry that they recorded
     */
    public record Done(
            Intent intent, Optional<Outcome> outcome, Optional<StructuredEntry> byOthers, Optional<GateRun> smoke) {

        public Verdict verdict() {
            return outcome.map(Outcome::smoke).orElse(Verdict.INCONCLUSIVE);
        }
    }

    /** @param giveUp record a failure instead of waiting for production any longer */
    public Done finish(Intent intent, boolean giveUp) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        listener.reached(Milestone.RELEASE_SEEN);
        Optional<StructuredEntry> recorded = OutcomeRecord.recorded(intent, site.journal().view(heads.evidence()));
        if (recorded.isPresent()) {
            return new Done(intent, Optional.empty(), recorded, Optional.empty());
        }
        if (!heads.production().equals(Optional.of(intent.target()))) {
            String where = heads.production().map(Sha::hex).orElse("nothing");
            return record.of(
                    intent, heads, Optional.empty(), Verdict.FAIL,
                    "somebody moved " + site.repository().branches().production() + " to " + where
                            + " before it was finished");
        }
        if (giveUp) {
            return record.of(
                    intent, heads, Optional.empty(), Verdict.FAIL,
                    "given up by " + site.operator() + " before production was verified");
        }
        LiveService production = site.service(Environment.PRODUCTION);
        // One limit for both: the deployment takes its time from the waiting.
        Deadline deadline = Deadline.in(site.config().deploy(Environment.PRODUCTION)
                .map(DeploySettings::await)
                .orElse(DeploySettings.DEFAULT_AWAIT));
        deploy(intent, production, deadline);
        listener.reached(Milestone.DEPLOYED);
        await(intent, production, deadline);
        listener.reached(Milestone.REVISION_SEEN);
        listener.step("production smoke of " + intent.target().abbreviated());
        GateRun smoke = site.run(Environment.PRODUCTION, intent.target(), listener);
        listener.reached(Milestone.SMOKED);
        return record.of(intent, heads, Optional.of(smoke), smoke.verdict(), words(smoke));
    }

    private void deploy(Intent intent, LiveService production, Deadline deadline) {
        Optional<DeploySettings> settings = site.config().deploy(Environment.PRODUCTION)
                .filter(deploy -> !deploy.command().isEmpty());
        if (settings.isEmpty() || runs(production, intent.target())) {
            return;
        }
        listener.step("deploying " + intent.target().abbreviated() + " to production");
        Optional<String> failure = new DeployCommand(settings.get().command(), site.folder(), site.secrets())
                .run(intent.target(), deadline, listener);
        failure.ifPresent(why -> {
            throw unfinished(intent, why);
        });
    }

    private boolean runs(LiveService production, Sha commit) {
        return production.tellsItsRevision()
                && production.revision(site.remoteDeadline()) instanceof Reported(String text)
                && commit.isReportedAs(text);
    }

    private void await(Intent intent, LiveService production, Deadline deadline) {
        if (!production.tellsItsRevision() && intent.unverifiedAccepted()) {
            listener.step("production cannot report its commit; this was accepted, and it is recorded");
            return;
        }
        listener.step("waiting until production runs " + intent.target().abbreviated());
        RevisionReading seen = new RevisionWait(production, site.waiting()).until(intent.target(), deadline, listener);
        boolean arrived = seen instanceof Reported(String text) && intent.target().isReportedAs(text);
        if (!arrived) {
            String what = switch (seen) {
                case Reported(String text) -> "production still runs " + text;
                case Unknown(String reason) -> "it is unknown what production runs: " + reason;
            };
            throw unfinished(intent, what);
        }
    }

    private static PartlyDone unfinished(Intent intent, String why) {
        String command = intent instanceof PromotionIntent ? "promote-release" : "rollback-release";
        return new PartlyDone(
                intent.id() + " is not finished: release moved to " + intent.target() + ", but " + why,
                "`" + command + " --resume` continues, from any host; `" + command
                        + " --resume --give-up` records the failure.");
    }

    private static String words(GateRun smoke) {
        List<String> culprits = smoke.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map(gate -> gate.name() + ": " + gate.reason())
                .toList();
        return culprits.isEmpty() ? "production smoke passed" : "production smoke: " + String.join("; ", culprits);
    }
}
