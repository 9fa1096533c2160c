package lockstep.tui.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.audit.AuditRule;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.MovePhase;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Ended;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation.Kind;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Page;
import lockstep.tui.state.Step;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/** Takes in the news of the operation that goes on. What an earlier one still says is not heard. */
final class Progress {

    private Progress() {}

    static Transition of(UiState state, UiEvent.News news) {
        if (state.aside().filter(aside -> aside.id() == news.operation()).isPresent()) {
            return Aside.of(state, state.aside().get(), news);
        }
        Optional<Operation> going = state.operation().filter(operation -> operation.id() == news.operation());
        if (going.isEmpty()) {
            return Transition.to(state);
        }
        Operation operation = going.get();
        return switch (news) {
            case UiEvent.GateBegan began -> Transition.to(live(state, run -> run.started(began.gate())));
            case UiEvent.GateNoted noted -> Transition.to(live(state, run -> run.noted(noted.gate(), noted.words())));
            case UiEvent.GateAnswered one -> Transition.to(
                    live(state, run -> run.answered(one.gate(), one.index(), one.size(), one.status())));
            case UiEvent.GateEnded ended -> Transition.to(live(state, run -> run.finished(ended.result())));
            case UiEvent.RunEnded ended -> runEnded(state, operation, ended.run());
            case UiEvent.Recorded recorded -> {
                UiState done = idle(state).wrote(Tone.GOOD, "recorded " + recorded.where());
                yield StatusRefresh.changed(done);
            }
            case UiEvent.Judged judged -> {
                boolean allowed = judged.judgement().allowed();
                String words = allowed
                        ? "allowed: every rule holds"
                        : "refused: " + judged.judgement().broken() + " of " + judged.judgement().rules().size()
                                + " rules " + (judged.judgement().broken() == 1 ? "does" : "do") + " not hold";
                UiState decided = idle(state)
                        .withJudgement(Optional.of(judged.judgement()))
                        .wrote(allowed ? Tone.GOOD : Tone.BAD, words);
                yield Transition.to(allowed ? StepFollower.next(decided) : decided);
            }
            case UiEvent.StageReached reached -> Transition.to(stage(state, operation, reached));
            case UiEvent.Waiting waiting -> Transition.to(state.withOperation(Optional.of(operation.waiting(
                    state.now().plus(waiting.left()), waiting.reported()))));
            case UiEvent.Concluded concluded -> concluded(state, operation, concluded.conclusion());
            case UiEvent.LogVerified verified -> {
                boolean good = verified.check().verified();
                String words = good ? "the release log is verified: " + verified.check().extent()
                        : violations(verified.check().violations().size()) + " in the release log";
                yield Transition.to(idle(state)
                        .withLog(state.log().checked(verified.check(), state.now()))
                        .wrote(good ? Tone.GOOD : Tone.BAD, words));
            }
            case UiEvent.Asked asked -> Transition.to(state.withoutQuestions()
                    .wrote(Tone.UNSURE, asked.instructions().getFirst())
                    .offered(Dialogs.asked(asked.instructions())));
            case UiEvent.Told told -> Transition.to(state.withOperation(Optional.of(operation.told(told.words())))
                    .wrote(Tone.DONE, told.words()));
            case UiEvent.Done done -> StatusRefresh.changed(idle(state).wrote(Tone.GOOD, done.words()));
            case UiEvent.CommandEnded ended -> operation.stopping()
                    ? StatusRefresh.begin(idle(state).wrote(Tone.UNSURE, operation.title() + ": " + ended.run().end()))
                    : StatusRefresh.begin(OwnCommands.ended(idle(state), operation.title(), ended.run()));
            case UiEvent.Rehearsed rehearsed -> StatusRefresh.begin(idle(state).wrote(Tone.DONE, rehearsed.words()));
            case UiEvent.Failed failed -> failed(state, operation, failed);
        };
    }

    private static UiState idle(UiState state) {
        return state.withOperation(Optional.empty()).withoutQuestions();
    }

    private static UiState live(UiState state, UnaryOperator<LiveRun> change) {
        if (state.is(Kind.DRILL)) {
            return state.withDrill(state.drill().map(change));
        }
        if (state.is(Kind.GATES) && isLive(state.staging())) {
            return state.withStaging(state.staging().map(change));
        }
        return state.withSmoke(state.smoke().map(change));
    }

    private static boolean isLive(Optional<LiveRun> run) {
        return run.filter(one -> one.run().isEmpty()).isPresent();
    }

    private static Transition runEnded(UiState before, Operation operation, GateRun run) {
        if (operation.stopping()) {
            return stopped(before, operation);
        }
        UiState state = live(before, live -> live.over(run)).wrote(tone(run.verdict()), operation.title() + ": "
                + run.verdict() + " in " + Durations.human(run.duration()) + failed(run));
        state = run.mode().isProduction() ? state.smoked(run) : state;
        state = onFailure(StepFollower.next(idle(state)), run);
        boolean toRecord = operation.kind() == Kind.GATES && run.mode().isStaging();
        return toRecord ? OperationStarter.begin(state, new Effect.Record(run)) : Transition.to(state);
    }

    /** Nothing of it counts, and nothing is recorded. */
    private static Transition stopped(UiState before, Operation operation) {
        return Transition.to(withoutLive(idle(before))
                .wrote(Tone.UNSURE, operation.title() + ": stopped; nothing is recorded"));
    }

    /** Whoever looks at the gates sees first what did not pass. */
    private static UiState onFailure(UiState state, GateRun run) {
        return state.page() == Page.GATES && run.verdict() != Verdict.PASS
                ? Navigation.toFailure(state)
                : state;
    }

    private static String failed(GateRun run) {
        List<String> names = run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map(gate -> gate.name().word())
                .toList();
        return names.isEmpty() ? "" : " by " + String.join(", ", names);
    }

    static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case INCONCLUSIVE, SKIPPED -> Tone.UNSURE;
        };
    }

    private static UiState stage(UiState before, Operation operation, UiEvent.StageReached reached) {
        UiState state = before
                .withOperation(Optional.of(operation.reached(reached.stage(), reached.words())))
                .wrote(Tone.DONE, reached.words());
        if (reached.stage() == MovePhase.SMOKING) {
            state = state.withSmoke(Optional.of(LiveRun.begin(
                    "Production smoke", Environment.PRODUCTION, operation.target(), state.now(),
                    state.terms().smokeGates())));
        }
        return StepFollower.next(state);
    }

    private static Transition concluded(UiState before, Operation operation, Conclusion conclusion) {
        UiState state = idle(before)
                .withConclusion(Optional.of(new Ended(conclusion, before.now())))
                .withJudgement(Optional.empty())
                .wrote(conclusion.good() && !conclusion.code().equals(ExitCode.PARTLY_DONE) ? Tone.GOOD : Tone.BAD,
                        conclusion.id() + ": " + conclusion.words());
        if (conclusion.smoke().isPresent()) {
            state = state.withSmoke(Optional.of(LiveRun.of("Production smoke", conclusion.smoke().get())))
                    .smoked(conclusion.smoke().get());
        }
        boolean back = isRollback(conclusion);
        if (!conclusion.good() && !back) {
            state = state.offered(new Dialog.Confirm(
                    failure(conclusion),
                    List.of(conclusion.words() + ".", "",
                            "Roll back? " + AuditRule.PRODUCTION_SMOKE.link(),
                            "Nothing is rolled back yet: the next page asks for target and reason."),
                    "Go to rollback", new Effect.OfferRollback()));
        }
        if (back) {
            // What was chosen, declared and named was for this once.
            state = state.withTrigger("").withChosen(Optional.empty()).withDeclaration(Optional.empty());
        }
        boolean watching = state.page() == Page.WALK && !back;
        return StatusRefresh.changed(watching ? state.withStep(Step.LOGGED).withInPane(false) : state);
    }

    private static String violations(int count) {
        return count == 1 ? "1 violation" : count + " violations";
    }

    /** What was given up says nothing of production's health. */
    private static String failure(Conclusion conclusion) {
        return switch (conclusion.smoke().map(GateRun::verdict).orElse(Verdict.PASS)) {
            case FAIL -> "Production is unhealthy";
            case INCONCLUSIVE, SKIPPED -> "It is unknown whether production is healthy";
            case PASS -> "Recorded as failed";
        };
    }

    /** By its id: what was resumed may have been either. */
    private static boolean isRollback(Conclusion conclusion) {
        return ReleaseId.tryParse(conclusion.id()).filter(id -> id.kind() == ReleaseId.Kind.ROLLBACK).isPresent();
    }

    private static Transition failed(UiState before, Operation operation, UiEvent.Failed failed) {
        if (operation.stopping() && !operation.kind().movesProduction()) {
            return stopped(before, operation);
        }
        UiState state = idle(before).wrote(operation.stopping() ? Tone.UNSURE : Tone.BAD,
                operation.title() + ": " + failed.message());
        if (operation.kind() == Kind.GATES || operation.kind() == Kind.DRILL || operation.kind().movesProduction()) {
            state = withoutLive(state);
        }
        List<String> lines = new ArrayList<>(List.of(failed.message()));
        failed.reasons().forEach(reason -> lines.add("- " + reason));
        if (!failed.remedy().isEmpty()) {
            lines.addAll(List.of("", failed.remedy()));
        }
        boolean partly = operation.kind().movesProduction() && failed.code() == ExitCode.PARTLY_DONE.code();
        if (partly) {
            lines.addAll(List.of("", "Here: " + state.key(KeyAction.HOME) + " shows what is open, as soon as that is "
                    + "read back; Enter there continues it or gives it up."));
        }
        lines.addAll(List.of("", "A command would have exited with " + failed.code() + "."));
        String title = operation.title() + (operation.stopping() ? " is not waited for"
                : partly ? " is not complete"
                : failed.code() == ExitCode.REFUSED.code() ? " is refused" : " failed");
        Dialog.Message message = new Dialog.Message(title, lines, 0);
        UiState told = StepFollower.next(state.offered(message));
        return operation.kind().records() ? StatusRefresh.changed(told) : StatusRefresh.begin(told);
    }

    private static UiState withoutLive(UiState state) {
        return state
                .withStaging(state.staging().filter(run -> run.run().isPresent()))
                .withSmoke(state.smoke().filter(run -> run.run().isPresent()))
                .withDrill(state.drill().filter(run -> run.run().isPresent()));
    }
}
