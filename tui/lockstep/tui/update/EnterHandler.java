package lockstep.tui.update;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.NextStep;
import lockstep.tui.day.StepState;
import lockstep.tui.keys.ActionAvailability;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Effect;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Runs;
import lockstep.tui.state.Step;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Enter: does the selected step of the day, or opens what is selected. */
final class EnterHandler {

    private EnterHandler() {}

    static Transition open(UiState state) {
        return switch (state.page()) {
            case HOME -> home(state);
            case WALK -> step(state, state.step());
            case GATES -> Transition.to(state.shownRun()
                    .filter(run -> state.cursor() < Rows.gates(state).size())
                    .map(run -> state.withDialog(Optional.of(GateDialog.of(Rows.gates(state).get(state.cursor())))))
                    .orElse(state));
            case LOG -> Transition.to(state.withLog(state.log().turned()));
            case ROLLBACK -> rollBack(state, ActionAvailability.target(state).orElseThrow());
            case DRILLS -> drill(state);
            case PIPELINE -> Transition.to(Optional.of(Rows.pipeline(state))
                    .filter(rows -> state.cursor() < rows.size())
                    .map(rows -> state.withDialog(Optional.of(PipelineDialogs.details(rows.get(state.cursor())))))
                    .orElse(state));
            case CANARY -> Transition.to(state.sources().git().value().flatMap(GitSeen::canary)
                    .map(view -> state.withDialog(Optional.of(PipelineDialogs.details(CanaryNow.of(view)))))
                    .orElse(state));
            default -> Transition.to(state);
        };
    }

    static Transition run(UiState state) {
        return state.page() == Page.DRILLS || Runs.drill(state).isPresent() ? drill(state)
                : gates(state, Optional.empty());
    }

    /** What is next. */
    private static Transition home(UiState state) {
        Optional<String> service = Rows.service(state);
        if (service.isPresent()) {
            return Transition.to(state.withCursor(0), new Effect.OpenService(service.get()));
        }
        return switch (Next.first(state).what()) {
            case ROLL_BACK -> Transition.to(ActionHandler.toRollback(state));
            case PICK -> StatusRefresh.begin(
                    picked(state, NextStep.testable(state.standing().orElseThrow()).orElseThrow().sha()));
            case CHOOSE -> Transition.to(ActionHandler.toCandidates(state));
            case LOOK, DRIFT -> StatusRefresh.begin(state);
            case GATES -> Transition.to(Navigation.toGates(state));
            case STOP -> Stopping.asked(state);
            case ABORT -> Transition.to(state.withDialog(Optional.of(PipelineDialogs.abort(state))));
            case FINISH -> deploy(state, state.standing().orElseThrow());
            case STEP -> state.standing().isPresent() && isRefused(state)
                    ? Transition.to(Navigation.to(state, Page.WALK).withStep(Step.DECISION).withInPane(false))
                    : step(state, new Day(state).next());
            case NOTHING -> Transition.to(state);
        };
    }

    /** To decide once more says nothing new: the reasons and what to do about each do. */
    private static boolean isRefused(UiState state) {
        Day day = new Day(state);
        return day.next() == Step.DECISION && day.line(Step.DECISION).state() == StepState.FAILED;
    }

    private static Transition step(UiState state, Step step) {
        ReleaseSeen standing = state.standing().orElseThrow();
        boolean done = new Day(state).line(step).state() == StepState.DONE;
        return switch (step) {
            case CANDIDATE -> state.inPane()
                    ? StatusRefresh.begin(picked(state, Rows.candidates(state).get(state.cursor()).sha()))
                    : Transition.to(state.withInPane(true));
            case STAGING -> StatusRefresh.begin(state);
            case GATES -> gates(state, ActionAvailability.nextService(state));
            case EVIDENCE -> done
                    ? Transition.to(Navigation.toGates(state))
                    : OperationStarter.begin(state,
                            new Effect.Record(new Day(state).stagingRun(standing, state.chosen().get()).orElseThrow()));
            case DECISION -> state.declaration().isEmpty()
                    ? Transition.to(state.withDialog(Optional.of(Dialogs.changeClass(state))))
                    : OperationStarter.begin(state, new Effect.Judge(state.chosen().get(), state.declaration().get()));
            case PROMOTE -> done ? Transition.to(state) : promote(state, standing, state.chosen().get());
            case DEPLOY -> deploy(state, standing);
            case SMOKE -> smoke(state);
            case LOGGED -> Transition.to(Navigation.to(state, Page.LOG));
        };
    }

    private static UiState picked(UiState state, Sha chosen) {
        UiState picked = state.withFilter("").withChosen(Optional.of(chosen)).withInPane(false)
                .withJudgement(Optional.empty());
        Optional<LiveRun> staging = picked.staging().filter(run -> run.commit().equals(Optional.of(chosen)));
        UiState fresh = picked.withStaging(staging).withCursor(0).withDeclaration(
                state.chosen().equals(Optional.of(chosen)) ? state.declaration() : Optional.empty());
        return fresh.withStep(new Day(fresh).next());
    }

    private static Transition gates(UiState state, Optional<String> service) {
        Environment environment = service.isPresent() ? Environment.STAGING : Runs.environment(state);
        boolean walking = state.page() == Page.WALK && environment.isStaging();
        return OperationStarter.begin(state.withStep(walking ? Step.GATES : state.step()),
                new Effect.RunGates(environment, service.isPresent()
                        ? state.chosen().orElseThrow() : Runs.commit(state).orElseThrow(), service));
    }

    private static Transition promote(UiState state, ReleaseSeen standing, Sha chosen) {
        return Transition.to(state.withDialog(Optional.of(Dialogs.promote(state, standing, chosen))));
    }

    private static Transition deploy(UiState state, ReleaseSeen standing) {
        return standing.open().isPresent()
                ? Transition.to(state.withDialog(Optional.of(Dialogs.resume(state, standing.open().get()))))
                : StatusRefresh.begin(state);
    }

    /** Where none was run there is none to be seen: who stands on the step runs it. */
    private static Transition smoke(UiState state) {
        if (new Day(state).line(Step.SMOKE).state() != StepState.READY) {
            return Transition.to(Navigation.toGates(state));
        }
        boolean there = state.page() == Page.WALK && state.step() == Step.SMOKE;
        return there ? gates(state, Optional.empty())
                : Transition.to(Navigation.to(state, Page.WALK).withStep(Step.SMOKE).withInPane(false));
    }

    private static Transition rollBack(UiState state, KnownGood target) {
        return Transition.to(state.withDialog(Optional.of(Dialogs.rollBack(state, target))));
    }

    private static Transition drill(UiState state) {
        Optional<DrillChoice> shown = Runs.drill(state);
        if (shown.isEmpty()) {
            return Transition.to(state.withNotice("there is no drill to run"));
        }
        DrillChoice drill = shown.get();
        return drill.guide().isEmpty()
                ? OperationStarter.begin(state, new Effect.RunDrill(drill))
                : Transition.to(state.withDialog(Optional.of(Dialogs.guide(drill))));
    }
}
