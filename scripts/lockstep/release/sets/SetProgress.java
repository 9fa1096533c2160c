package lockstep.release.sets;

import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.record.sets.SetStep;
import lockstep.release.service.MoveResult;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** Keeps the record of a set up with what becomes of its members, and knows what is true of it for this operator. */
final class SetProgress {

    private final ReleaseSite home;
    private final ServiceName set;
    private final SetCommands commands;
    private final WorkflowListener listener;
    private final SetLedger ledger;
    private boolean leavesTraffic;
    private boolean acted;
    private volatile Optional<SetRun> underWay = Optional.empty();

    SetProgress(ReleaseSite home, SetCommands commands, WorkflowListener listener) {
        this.home = home;
        this.set = commands.set();
        this.commands = commands;
        this.listener = listener;
        this.ledger = new SetLedger(home, commands, listener);
    }

    /** Whether this operator began the set or moved a member. */
    boolean hasActed() {
        return acted;
    }

    /** The run as this operator left it, from when they began it or were about to move a member, until its end. */
    Optional<SetRun> underWay() {
        return underWay;
    }

    /** Whether the canary of a member may still have traffic, though its release is done. */
    boolean leavesTraffic() {
        return leavesTraffic;
    }

    Optional<SetRun> newest() {
        return ledger.newest(home.repository().fetch(home.remoteDeadline()));
    }

    SetRun begin(ReleaseSet.Planned planned) {
        SetRun begun = ledger.begin(planned);
        acted = true;
        underWay = Optional.of(begun);
        return begun;
    }

    /** What is to be held against a member's own record before it is believed that it was promoted. */
    @FunctionalInterface
    interface Believing {
        void require(ReleaseSite member, RemoteHeads heads);
    }

    /** The same with what members' own records know and the set's does not: a process may have died between. */
    SetRun seen(SetRun begun, Function<ServiceName, SetSite> sites, Believing believing) {
        SetRun run = begun;
        for (SetIntent.Member member : begun.intent().members()) {
            ReleaseSite site = sites.apply(member.name()).site();
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            for (SetStep step : new MemberLog(member, site).unknownTo(run, heads, ledger.now())) {
                run = run.with(step);
            }
            if (run.isPromoted(member) && !begun.isPromoted(member)) {
                believing.require(site, heads);
            }
        }
        return run;
    }

    /** Records what was seen beyond what the set's record has. */
    SetRun recorded(SetRun begun, SetRun seen) {
        SetRun run = begun;
        for (SetStep step : seen.steps().subList(begun.steps().size(), seen.steps().size())) {
            run = ledger.add(run, step);
        }
        return run;
    }

    /** @throws LostRace if another host went on with the set: whoever records that they will move a member, may. */
    SetRun claimed(SetRun run, SetIntent.Member member, SetStage stage) {
        Optional<Sha> to = stage.goesBack() ? member.from() : Optional.of(member.target());
        SetRun claimed = ledger.add(run, new SetStep(run.next(), stage, home.operator(), ledger.now(),
                Optional.of(member.name()), Optional.empty(), to, "to " + to.map(Sha::abbreviated).orElseThrow()));
        underWay = Optional.of(claimed);
        return claimed;
    }

    /** @throws LostRace if another host went on with the set since that was claimed */
    void requireNewest(SetRun claimed) {
        if (!ledger.isNewest(claimed)) {
            throw new LostRace("somebody else went on with release set " + set + " meanwhile",
                    commands.seeStatus());
        }
    }

    /** What became of a member. */
    SetRun moved(SetRun run, SetIntent.Member member, MoveResult ended, SetStage stage) {
        acted = true;
        if (ended.leavesTraffic()) {
            leavesTraffic = true;
            listener.step("error: " + member.name() + ": " + ended.wordsWithCanaries());
        }
        String done = member.name() + (stage.goesBack() ? " was rolled back as " : " was promoted as ")
                + ended.intent().id() + (ended.isGood() ? "" : ", and is unhealthy");
        SetStep step = new SetStep(run.next(), stage, home.operator(), ledger.now(),
                Optional.of(member.name()), Optional.of(ended.intent().id()), Optional.of(ended.intent().target()),
                ended.wordsWithCanaries());
        underWay = Optional.of(run.with(step));
        return added(run, stage, done, step);
    }

    /** What moved stays moved, whatever becomes of the record of the set. */
    private SetRun added(SetRun run, SetStage stage, String done, SetStep step) {
        try {
            return ledger.add(run, step);
        } catch (LockstepError e) {
            if (!acted || e instanceof LostRace && isRecorded(run, step)) {
                throw e;
            }
            String onwards = stage.goesBack() ? commands.rollback() : commands.resume();
            throw new PartlyDone(
                    "release set " + set + ": " + done + "; the set's record could not be added to: "
                            + e.getMessage(),
                    e.remedy() + " Then " + onwards + " continues.", e);
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

    /** What became of the whole. */
    SetRun ended(SetRun run, SetStage stage, String words) {
        SetRun ended = added(run, stage, words, new SetStep(run.next(), stage, home.operator(), ledger.now(),
                Optional.empty(), Optional.empty(), Optional.empty(), words));
        underWay = Optional.empty();
        return ended;
    }
}
