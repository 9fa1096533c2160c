package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.Declared;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Operation.Kind;
import lockstep.tui.state.Runs;
import lockstep.tui.state.Shell;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Sets an operation off: one at a time, named, and written to the log of what was done. */
final class OperationStarter {

    private OperationStarter() {}

    static Transition begin(UiState before, Effect.Work work) {
        boolean beside = work instanceof Effect.AbortCanary;
        if (beside && before.aside().isPresent()) {
            return Transition.to(before.withNotice(before.aside().get().title() + " is running"));
        }
        if (before.isBusy() && !beside) {
            return Transition.to(before.withNotice(before.operation().get().title() + " is running"));
        }
        if (before.readonly() && !(work instanceof Effect.Judge || work instanceof Effect.VerifyLog)) {
            return Transition.to(before.withNotice("this is --readonly: it only looks"));
        }
        long id = before.operations() + 1;
        UiState state = before.withOperations(id);
        Shell shell = new Shell(state.terms().invocation(), state.terms().opened());
        return Transition.to(switch (work) {
            case Effect.RunGates(Environment mode, Sha commit, Optional<String> other) -> {
                String title = (mode.isStaging() ? "Staging gates" : "Production smoke")
                        + other.map(service -> " of " + service).orElse("");
                yield said(state, new Shell(state.terms().invocation(), other.or(() -> state.terms().opened()))
                        .gates(mode, commit))
                        .withJudgement(Optional.empty())
                        .withOperation(operation(state, id, Kind.GATES, title))
                        .withRun(mode, LiveRun.begin(title, mode, Optional.of(commit), state.now(),
                                other.isPresent() ? List.of() : mode.isStaging()
                                        ? state.terms().stagingGates() : state.terms().smokeGates()));
            }
            case Effect.Record record -> state.withOperation(operation(state, id, Kind.RECORD, "Recording"));
            case Effect.Judge judge -> said(state, shell.judge(judge.candidate(), Optional.of(judge.declaration())))
                    .withOperation(operation(state, id, Kind.JUDGE, "Deciding"));
            case Effect.Promote(Sha candidate, Optional<Sha> from, Declared declaration) ->
                said(state, shell.promote(candidate, Optional.of(declaration)))
                    .withConclusion(Optional.empty())
                    .withSmoke(Optional.empty())
                    .withOperation(move(state, id, Kind.PROMOTE, "Promotion of " + candidate.abbreviated(),
                            Optional.of(candidate)));
            case Effect.RollBack back -> said(state, shell.rollBack(back.target(), back.trigger()))
                    .withConclusion(Optional.empty())
                    .withSmoke(Optional.empty())
                    .withOperation(move(state, id, Kind.ROLLBACK, "Rollback to " + back.target().abbreviated(),
                            Optional.of(back.target())));
            case Effect.Resume(ReleaseId open, boolean giveUp) -> said(state,
                    shell.resume(state.standing().flatMap(ReleaseSeen::open), giveUp))
                    .withConclusion(Optional.empty())
                    .withSmoke(Optional.empty())
                    .withOperation(move(state, id, Kind.RESUME, giveUp ? "Giving up" : "The resumed move",
                            state.standing().flatMap(ReleaseSeen::open).map(OpenIntent::target)));
            case Effect.VerifyLog verify -> said(state, shell.log("verify"))
                    .withLog(state.log().checking(state.standing().flatMap(seen -> seen.git().evidence())))
                    .withOperation(operation(state, id, Kind.VERIFY, "Verifying the log"));
            case Effect.RunDrill run -> said(state, run.drill().command())
                    .withOperation(operation(state, id, Kind.DRILL, "Drill " + run.drill().name()))
                    .withDrill(Optional.of(LiveRun.begin(
                            Runs.title(run.drill()), Environment.STAGING, Optional.empty(), state.now(),
                                    List.of())));
            case Effect.Approve(Sha commit, Action action) -> said(state, shell.approve(commit, action))
                    .withOperation(operation(state, id, Kind.APPROVE, "Approving " + commit.abbreviated()));
            case Effect.AbortCanary abort -> said(state, shell.abortCanary())
                    .withAside(operation(state, id, Kind.ABORT, "Aborting the canary"));
            case Effect.PauseCanary(String reason) -> said(state, shell.pauseCanary(reason))
                    .withOperation(operation(state, id, Kind.PAUSE, "Pausing the canary"));
            case Effect.ResumeCanary resume -> said(state, shell.resumeCanary())
                    .withOperation(operation(state, id, Kind.PAUSE, "Resuming the canary"));
            case Effect.RunCommand run -> said(state, OwnCommands.shown(run.words()))
                    .withOperation(operation(state, id, Kind.COMMAND, run.name()));
            case Effect.Rehearse rehearse -> state.withOperation(operation(state, id, Kind.REHEARSE, "Rehearsing"));
        }, work);
    }

    private static UiState said(UiState state, String command) {
        return state.wrote(Tone.COMMAND, command);
    }

    private static Optional<Operation> move(
            UiState state, long id, Kind kind, String title, Optional<Sha> target) {
        return operation(state, id, kind, title).map(operation -> operation.to(target));
    }

    private static Optional<Operation> operation(UiState state, long id, Kind kind, String title) {
        return Optional.of(Operation.begin(id, kind, title, state.now()));
    }
}
