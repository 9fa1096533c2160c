package lockstep.release.sets;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.Busy;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;

/** Takes a run of a release set back, the last member first. */
final class SetReturn {

    private final ServiceName set;
    private final SetCommands commands;
    private final SetMembers members;
    private final SetProgress progress;
    private final WorkflowListener listener;

    SetReturn(SetCommands commands, SetMembers members, SetProgress progress, WorkflowListener listener) {
        this.set = commands.set();
        this.commands = commands;
        this.members = members;
        this.progress = progress;
        this.listener = listener;
    }

    /**
     * Why, and by whose leave.
     *
     * @param approval who approved the forced moves; empty where the record of each member does
     */
    record RollbackTerms(String trigger, Optional<Operator> approval, String notes) {}

    /** The newest run as its members have it now, if it can be taken back; changes nothing. */
    SetRun planned() {
        return planned(newest());
    }

    private SetRun planned(SetRun begun) {
        SetRun run = progress.seen(begun, members::site, (member, heads) -> { });
        requireNoneMoves(run);
        List<String> elsewhere = run.moved().stream().filter(member -> member.from().isPresent())
                .flatMap(member -> elsewhere(member, standing(member)).stream()).toList();
        if (!elsewhere.isEmpty()) {
            throw new Refused("rollback of release set " + set + " refused; nothing was changed", elsewhere,
                    remedy(run.moved()));
        }
        run.intent().members().stream().filter(member -> isThereUnknown(run, member)).findFirst().ifPresent(member -> {
            throw new Refused("rollback of release set " + set + " refused: " + member.name() + " is at "
                    + member.target() + ", where the set was to bring it, and no log says that the set did; nothing"
                    + " was changed", "See `release-log list` in its repository, and roll it back there.");
        });
        return run;
    }

    /** Those that go back by a forced move which somebody has to confirm: their rollbacks were not begun yet. */
    List<SetIntent.Member> toConfirm(SetRun run) {
        return run.moved().stream()
                .filter(member -> member.from().isPresent())
                .filter(member -> !members.isOpen(member, ReleaseId.Kind.ROLLBACK, member.from()))
                .toList();
    }

    private boolean isThereUnknown(SetRun run, SetIntent.Member member) {
        Optional<Sha> target = Optional.of(member.target());
        return run.last(member.name()).isEmpty() && !member.from().equals(target) && standing(member).equals(target);
    }

    private SetRun newest() {
        return progress.newest().filter(run -> !run.isTakenBack() && (run.isOpen() || !run.moved().isEmpty()))
                .orElseThrow(() -> new Refused(
                        "release set " + set + " has nothing to roll back; nothing was changed",
                        "See " + commands.status() + "."));
    }

    /** Where it goes back by now, the set itself finishes no promotion any more. */
    private void requireNoneMoves(SetRun run) {
        run.intent().members().stream().filter(members::isBeingPromoted).findFirst().ifPresent(member -> {
            throw new Refused("a move of " + member.name() + " is open; nothing was changed", run.goesBack()
                    ? "Finish it in its repository: `promote-release --resume`, or with --give-up; then "
                            + commands.rollback() + " continues."
                    : "Finish it with " + commands.resume() + ", or record the failure with "
                            + "`promote-release --resume --give-up` in its repository.");
        });
    }

    private Optional<Sha> standing(SetIntent.Member member) {
        ReleaseSite site = members.site(member.name()).site();
        return site.repository().fetch(site.remoteDeadline()).production();
    }

    /** What was promoted after the set is not the set's to take away. */
    private static Optional<String> elsewhere(SetIntent.Member member, Optional<Sha> standing) {
        return standing.equals(Optional.of(member.target())) || standing.equals(member.from())
                ? Optional.empty()
                : Optional.of(member.name() + " is at " + standing.map(Sha::hex).orElse("nothing")
                        + ", and the set brought it to " + member.target());
    }

    private String remedy(List<SetIntent.Member> moved) {
        return "Somebody moved it after the set. If that may go too, run `rollback-release --to COMMIT` in its"
                + " repository (" + String.join("; ", moved.stream()
                        .map(member -> member.name() + " was at " + member.from().map(Sha::hex).orElse("nothing"))
                        .toList())
                + "); then " + commands.rollback() + " continues with the others.";
    }

    /**
     * Stops at the first that fails while others are left; whoever continues leaves that one as it is.
     *
     * @param confirmed the run as it was shown to whoever said yes
     * @throws LostRace where by now another run, or another part of it, would go back
     */
    SetRun takeBack(SetRun confirmed, RollbackTerms terms) {
        SetRun begun = progress.newest()
                .filter(run -> run.intent().id().equals(confirmed.intent().id()) && !run.isTakenBack())
                .orElseThrow(this::notAsConfirmed);
        SetRun seen = planned(begun);
        if (!seen.moved().equals(confirmed.moved())) {
            throw notAsConfirmed();
        }
        members.strangers(seen).forEach(listener::step);
        SetRun run = progress.recorded(begun, seen);
        for (SetIntent.Member member : run.moved()) {
            if (member.from().isEmpty()) {
                listener.step(member.name() + ": its first promotion; there is nothing to go back to, it stays");
                continue;
            }
            listener.step("release set " + set + ": " + member.name() + " back to "
                    + member.from().map(Sha::abbreviated).orElse("nothing"));
            SetMove move = back(run, member, terms);
            run = progress.moved(move.claimed(), member, move.ended(),
                    move.ended().isGood() ? SetStage.ROLLED_BACK : SetStage.ROLLED_BACK_UNHEALTHY);
            if (!move.ended().isGood() && !left(run).isEmpty()) {
                return run;
            }
        }
        List<String> stay = run.moved().stream().map(member -> member.name().word()).toList();
        List<String> unhealthy = run.backAndUnhealthy().stream().map(member -> member.name().word()).toList();
        return progress.ended(run, SetStage.TAKEN_BACK, (stay.isEmpty()
                ? "all that had moved were rolled back"
                : "all that could go back were rolled back; " + String.join(", ", stay)
                        + " had nothing to go back to, and stays")
                + (unhealthy.isEmpty() ? "" : "; production of " + String.join(", ", unhealthy)
                        + " was unhealthy after that"));
    }

    private static List<SetIntent.Member> left(SetRun run) {
        return run.moved().stream().filter(member -> member.from().isPresent()).toList();
    }

    private LostRace notAsConfirmed() {
        return new LostRace("release set " + set + " is not as you confirmed: somebody else promoted it, or rolled it"
                + " back, meanwhile; nothing was changed",
                "Look again: " + commands.planRollback() + "; then confirm what that shows.");
    }

    private SetMove back(SetRun run, SetIntent.Member member, RollbackTerms terms) {
        try {
            return moveBack(run, member, terms);
        } catch (PartlyDone e) {
            throw e;
        } catch (LostRace | Busy e) {
            throw progress.hasActed() ? notBack(member, e) : members.overtaken(e);
        } catch (LockstepError e) {
            throw progress.hasActed() || progress.underWay().isPresent()
                    ? notBack(member, e)
                    : SetMembers.named(member, e);
        }
    }

    private SetMove moveBack(SetRun run, SetIntent.Member member, RollbackTerms terms) {
        ReleaseService service = members.service(members.site(member.name()));
        if (members.isOpen(member, ReleaseId.Kind.ROLLBACK, member.from())) {
            SetRun claimed = progress.claimed(run, member, SetStage.MOVING_BACK);
            return new SetMove(claimed, service.resume(Optional.of(ReleaseId.Kind.ROLLBACK), false));
        }
        RollbackRequest request = new RollbackRequest(
                member.from(), terms.trigger(),
                members.isApprovedOnRecord(member) ? Optional.empty() : terms.approval(), false,
                (terms.notes().isBlank() ? "" : terms.notes() + "; ") + "release set " + set + ", "
                        + run.intent().id());
        service.plan(request); // what is refused is not claimed: a set that goes back is not promoted any more
        SetRun claimed = progress.claimed(run, member, SetStage.MOVING_BACK);
        // Who was about to promote another member claimed that before this, and may have begun it since.
        requireNoneMoves(claimed);
        PushPlan move = service.plan(request);
        elsewhere(member, move.intent().from()).ifPresent(words -> {
            throw new Refused(words, remedy(List.of(member)));
        });
        progress.requireNewest(claimed);
        return new SetMove(claimed, service.carryOut(move));
    }

    private PartlyDone notBack(SetIntent.Member member, LockstepError cause) {
        return new PartlyDone(
                "release set " + set + ": " + member.name() + " is not rolled back: " + SetMembers.because(cause),
                cause.remedy() + " Then " + commands.rollback() + " continues.", cause);
    }
}
