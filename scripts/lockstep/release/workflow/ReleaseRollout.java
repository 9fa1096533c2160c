package lockstep.release.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.StructuredEntry;
import lockstep.release.deploy.Answers;
import lockstep.release.deploy.BesideCanaries;
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
public final class ReleaseRollout {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final BooleanSupplier takingOff;
    private final OutcomeRecord record;

    public ReleaseRollout(ReleaseSite site, WorkflowListener listener) {
        this(site, listener, () -> false);
    }

    /** @param takingOff takes the canaries that the move ends off the traffic; false where they may have some still */
    public ReleaseRollout(ReleaseSite site, WorkflowListener listener, BooleanSupplier takingOff) {
        this.site = site;
        this.listener = listener;
        this.takingOff = takingOff;
        this.record = new OutcomeRecord(site, listener);
    }

    /**
     * How it ended.
     *
     * @param outcome as recorded; empty where somebody else had recorded it already
     * @param byOthers the entry that they recorded
     * @param smokes the production smoke, of several services one of each; none where it was not run
     */
    public record Done(
            Intent intent, Optional<Outcome> outcome, Optional<StructuredEntry> byOthers, List<GateRun> smokes) {

        public Done {
            smokes = List.copyOf(smokes);
        }
    }

    /** @param giveUp record a failure instead of waiting for production any longer */
    public Done finish(Intent intent, boolean giveUp) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        listener.reached(Milestone.RELEASE_SEEN);
        Optional<StructuredEntry> recorded = OutcomeRecord.recorded(intent, site.journal().view(heads.evidence()));
        if (recorded.isPresent()) {
            return new Done(intent, Optional.empty(), recorded, List.of());
        }
        if (!heads.production().equals(Optional.of(intent.target()))) {
            String where = heads.production().map(Sha::hex).orElse("nothing");
            return record.of(
                    intent, heads, List.of(), Verdict.FAIL,
                    "somebody moved " + site.repository().branches().production() + " to " + where
                            + " before it was finished");
        }
        if (giveUp) {
            return record.of(
                    intent, heads, List.of(), Verdict.FAIL,
                    "given up by " + site.operator() + " before production was verified");
        }
        BesideCanaries canaries = BesideCanaries.of(site.repository(), heads.evidence());
        List<Rollout> rollouts = services(intent).stream()
                .map(one -> new Rollout(one, intent, canaries.of(one.serviceName()).showing(intent.target())))
                .toList();
        rollouts.forEach(this::deploy);
        listener.reached(Milestone.DEPLOYED);
        boolean endsCanaries = canaries.areOf(intent.target()) || intent.from().filter(canaries::areOf).isPresent();
        List<GateRun> smokes;
        Verdict verdict;
        boolean isAlone;
        do {
            rollouts.forEach(this::await);
            listener.reached(Milestone.REVISION_SEEN);
            smokes = rollouts.stream().map(this::smoke).toList();
            listener.reached(Milestone.SMOKED);
            verdict = Verdict.worstOf(smokes.stream().map(GateRun::verdict).toList());
            isAlone = verdict == Verdict.PASS && endsCanaries && takingOff.getAsBoolean();
        } while (verdict == Verdict.PASS && !isWhatWasSmoked(rollouts, isAlone));
        // What took minutes may have been overtaken: a pass is recorded of where release stands now.
        RemoteHeads now = verdict == Verdict.PASS ? site.repository().fetch(site.remoteDeadline()) : heads;
        boolean isShownWhole = verdict != Verdict.PASS || isAlone;
        return record.of(intent, now, smokes, verdict, words(smokes) + (isShownWhole ? "" : notShown(rollouts)));
    }

    /** What a canary that has its traffic still leaves open, for the record. */
    private static String notShown(List<Rollout> rollouts) {
        return rollouts.stream().filter(one -> one.production().tellsItsRevision())
                .flatMap(one -> one.answers().notShown().map(open -> "; " + one.name() + ": " + open).stream())
                .collect(Collectors.joining());
    }

    /** In their order; back in the reverse of it, so that what came last goes first. */
    private List<ReleaseSite> services(Intent intent) {
        List<ReleaseSite> moved = site.services().stream()
                .filter(one -> one.serviceName().map(intent.serviceNames()::contains).orElse(true))
                .toList();
        return intent instanceof PromotionIntent ? moved : moved.reversed();
    }

    /**
     * One service on its way to production.
     *
     * @param answers how many show that production runs the commit
     * @param deadline one limit for both: the deployment takes its time from the waiting
     */
    private record Rollout(
            ReleaseSite site, Intent intent, LiveService production, Answers answers, Deadline deadline) {

        Rollout(ReleaseSite site, Intent intent, Answers answers) {
            this(site, intent, site.service(Environment.PRODUCTION), answers, Deadline.in(patience(site)));
        }

        private static Duration patience(ReleaseSite site) {
            return site.config().deploy(Environment.PRODUCTION)
                    .map(DeploySettings::await)
                    .orElse(DeploySettings.DEFAULT_AWAIT);
        }

        /** As messages call it. */
        String name() {
            return site.serviceName().map(service -> "production of " + service).orElse("production");
        }

        /** What a message about one of several services begins with. */
        String prefix() {
            return site.serviceName().map(service -> service + ": ").orElse("");
        }
    }

    /** Whatever production answers: a rollout that has stalled halfway answers so too. */
    private void deploy(Rollout one) {
        Sha commit = one.intent().target();
        Optional<DeploySettings> settings = one.site().config().deploy(Environment.PRODUCTION)
                .filter(deploy -> !deploy.command().isEmpty());
        if (settings.isEmpty()) {
            return;
        }
        listener.step("deploying " + commit.abbreviated() + " to " + one.name());
        Optional<String> failure = new DeployCommand(settings.get().command(), site.folder(), site.secrets())
                .run(commit, one.deadline(), listener);
        failure.ifPresent(why -> {
            throw unfinished(one.intent(), one.prefix() + why);
        });
    }

    private void await(Rollout one) {
        Intent intent = one.intent();
        if (!one.production().tellsItsRevision() && intent.unverifiedAccepted()) {
            listener.step(one.name() + " cannot report its commit; this was accepted, and it is recorded");
            return;
        }
        listener.step("waiting until " + one.name() + " runs " + intent.target().abbreviated());
        RevisionReading seen = new RevisionWait(one.production(), site.waiting(), one.answers())
                .until(intent.target(), one.deadline(), listener);
        if (!seen.runs(intent.target())) {
            throw unfinished(intent, words(one, seen));
        }
        one.answers().notShown().ifPresent(open -> listener.step(one.name() + ": " + open));
    }

    private static String words(Rollout one, RevisionReading seen) {
        return switch (seen) {
            case Reported(String text) -> one.name() + " still runs " + text;
            case Unknown(String reason) -> "it is unknown what " + one.name() + " runs: " + reason;
        };
    }

    /**
     * Whether production runs the commit that its smoke was for: the smoke keeps its connections, and so may have been
     * answered by one instance alone.
     *
     * @param isAlone whether no canary has traffic any more
     */
    private boolean isWhatWasSmoked(List<Rollout> rollouts, boolean isAlone) {
        return rollouts.stream().filter(one -> one.production().tellsItsRevision()).allMatch(one -> {
            Sha commit = one.intent().target();
            RevisionReading seen = new RevisionWait(
                    one.production(), site.waiting(), isAlone ? Answers.USUAL : one.answers())
                    .still(commit, Deadline.in(Rollout.patience(one.site())), listener);
            if (seen instanceof Unknown) {
                throw unfinished(one.intent(), words(one, seen));
            }
            if (!seen.runs(commit)) {
                listener.step(one.name() + " runs " + seen.reported().orElseThrow() + " too; it is smoked again");
            }
            return seen.runs(commit);
        });
    }

    private GateRun smoke(Rollout one) {
        Sha commit = one.intent().target();
        listener.step("production smoke of " + commit.abbreviated()
                + one.site().serviceName().map(service -> " for " + service).orElse(""));
        return one.site().run(Environment.PRODUCTION, commit, listener);
    }

    private PartlyDone unfinished(Intent intent, String why) {
        String resume = "`" + intent.id().finishedBy();
        return new PartlyDone(
                intent.id() + " is not finished: " + site.branchesInWords().production() + " moved to "
                        + intent.target() + ", but " + why,
                resume + "` continues, from any host; " + resume + " --give-up` records the failure.")
                .about(intent.id().toString());
    }

    private static String words(List<GateRun> smokes) {
        List<String> culprits = smokes.stream().flatMap(smoke -> smoke.gates().stream()
                        .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                        .map(gate -> smoke.service().map(service -> service + " ").orElse("") + gate.name() + ": "
                                + gate.reason()))
                .toList();
        return culprits.isEmpty() ? "production smoke passed" : "production smoke: " + String.join("; ", culprits);
    }
}
