package lockstep.release.sets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.ServiceName;
import lockstep.record.log.PromotionEntry;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.record.sets.SetStep;
import lockstep.release.service.Conclusion;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** Keeps the record of a set up with what becomes of its members, and knows what is true of it for this operator. */
final class SetProgress {

    private final ReleaseSite home;
    private final ServiceName set;
    private final WorkflowListener listener;
    private final SetLedger ledger;
    private boolean leavesTraffic;
    private boolean acted;

    SetProgress(ReleaseSite home, ServiceName set, WorkflowListener listener) {
        this.home = home;
        this.set = set;
        this.listener = listener;
        this.ledger = new SetLedger(home, set, listener);
    }

    /** Whether anything of this operator's is recorded by now. */
    boolean hasActed() {
        return acted;
    }

    /** Whether the canary of a member may still have traffic, though its release is done. */
    boolean leavesTraffic() {
        return leavesTraffic;
    }

    Optional<SetRun> newest() {
        return ledger.newest(home.repository().fetch(home.remoteDeadline()).evidence());
    }

    SetRun begin(ReleaseSet.Planned planned) {
        SetRun begun = ledger.begin(planned);
        acted = true;
        return begun;
    }

    /** The same with what members' own records know and the set's does not: a process may have died between. */
    SetRun reconciled(SetRun begun, Function<ServiceName, SetSite> sites) {
        SetRun run = begun;
        for (SetIntent.Member member : begun.intent().members()) {
            Optional<PromotionEntry> entry = run.last(member.name()).isPresent()
                    ? Optional.empty() : logged(run, member, sites.apply(member.name()).site());
            if (entry.isPresent()) {
                boolean good = entry.get().isGood();
                run = ledger.add(run, new SetStep(run.next(), good ? SetStage.PROMOTED : SetStage.FAILED,
                        home.operator(), ledger.now(), Optional.of(member.name()), Optional.of(entry.get().id()),
                        Optional.of(entry.get().commit()), "by its own log"));
            }
        }
        return run;
    }

    private static Optional<PromotionEntry> logged(
            SetRun run, SetIntent.Member member, ReleaseSite site) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        Instant began = run.intent().since().truncatedTo(ChronoUnit.MINUTES);
        return heads.production().equals(Optional.of(member.target()))
                ? site.journal().view(heads.evidence()).reading().entries().reversed().stream()
                        .filter(PromotionEntry.class::isInstance)
                        .map(PromotionEntry.class::cast)
                        .filter(entry -> entry.commit().equals(member.target())
                                && !entry.id().minute().toInstant(ZoneOffset.UTC).isBefore(began))
                        .findFirst()
                : Optional.empty();
    }

    /** What became of a member. */
    SetRun moved(SetRun run, SetIntent.Member member, Conclusion ended, SetStage stage) {
        acted = true;
        if (ended.leavesTraffic()) {
            leavesTraffic = true;
            listener.step("error: " + member.name() + ": " + ended.wordsWithCanaries());
        }
        String done = member.name() + (goesBack(stage) ? " was rolled back as " : " was promoted as ")
                + ended.intent().id() + (ended.isGood() ? "" : ", and is unhealthy");
        return added(run, stage, done, new SetStep(run.next(), stage, home.operator(), ledger.now(),
                Optional.of(member.name()), Optional.of(ended.intent().id()), Optional.of(ended.intent().target()),
                ended.wordsWithCanaries()));
    }

    /** What moved stays moved, whatever becomes of the record of the set. */
    private SetRun added(SetRun run, SetStage stage, String done, SetStep step) {
        try {
            return ledger.add(run, step);
        } catch (LockstepError e) {
            if (!acted || e instanceof LostRace && isRecorded(run, step)) {
                throw e;
            }
            String onwards = goesBack(stage) ? "rollback " + set : "promote " + set + " --resume";
            throw new PartlyDone(
                    "release set " + set + ": " + done + "; the set's record could not be added to: "
                            + e.getMessage(),
                    e.remedy() + " Then `release-set " + onwards + "` goes on.", e);
        }
    }

    /** Whether another host wrote the same of the same release: then nothing is left to be recorded. */
    private boolean isRecorded(SetRun run, SetStep step) {
        try {
            return newest().filter(now -> now.intent().id().equals(run.intent().id())).stream()
                    .flatMap(now -> now.steps().stream())
                    .anyMatch(there -> there.stage() == step.stage() && there.member().equals(step.member())
                            && there.entry().equals(step.entry()));
        } catch (LockstepError e) {
            return false;
        }
    }

    private static boolean goesBack(SetStage stage) {
        return Set.of(SetStage.ROLLED_BACK, SetStage.ROLLED_BACK_UNHEALTHY, SetStage.TAKEN_BACK).contains(stage);
    }

    /** What became of the whole. */
    SetRun ended(SetRun run, SetStage stage, String words) {
        return added(run, stage, words, new SetStep(run.next(), stage, home.operator(), ledger.now(), Optional.empty(),
                Optional.empty(), Optional.empty(), words));
    }
}
