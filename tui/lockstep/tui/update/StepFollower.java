package lockstep.tui.update;

import lockstep.tui.day.Day;
import lockstep.tui.state.Page;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** Takes the operator along to the next step of the day, if that is what they were watching. */
final class StepFollower {

    private StepFollower() {}

    /** After something that may have ended the step that was next. */
    static UiState on(UiState before, UiState state) {
        Step was = new Day(before).next();
        boolean watching = state.page() == Page.WALK && state.step() == was && !state.inPane();
        return watching && state.dialog().isEmpty() ? next(state) : state;
    }

    /** Whatever they were looking at on the walkthrough. */
    static UiState next(UiState state) {
        return state.page() == Page.WALK && state.chosen().isPresent()
                ? state.withStep(new Day(state).next()).withInPane(false).withCursor(0)
                : state;
    }
}
