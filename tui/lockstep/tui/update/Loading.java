package lockstep.tui.update;

import lockstep.tui.api.GitSeen;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Step;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Reads more of the commits that can be released before the cursor comes to the end of those that are there. */
final class Loading {

    private static final int AHEAD = 50;
    private static final int MORE = 1_000;

    private Loading() {}

    static Transition ahead(UiState state) {
        boolean picking = state.page() == Page.WALK && state.step() == Step.CANDIDATE;
        return state.sources().git().value()
                .filter(seen -> picking && seen.candidates().size() < seen.behind() && isNear(state))
                .map(seen -> Transition.to(state, read(seen)))
                .orElseGet(() -> Transition.to(state));
    }

    /** Near the end, or filtered: then any of them may be meant. */
    private static boolean isNear(UiState state) {
        return !state.filter().isEmpty() || state.cursor() + AHEAD >= Rows.candidates(state).size();
    }

    private static Effect read(GitSeen seen) {
        return new Effect.ReadCandidates(seen.main(), Math.min(seen.behind(), seen.candidates().size() + MORE));
    }
}
