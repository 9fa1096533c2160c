package lockstep.tui.state;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.ReleaseSeen;

/** What {@code r} runs: the gates of what is shown, on the commit that they are about. */
public final class Runs {

    private Runs() {}

    /** The drill that is shown or selected; empty where gates are. */
    public static Optional<DrillChoice> drill(UiState state) {
        if (state.page() == Page.DRILLS) {
            return Rows.drills(state).stream().skip(state.cursor()).findFirst();
        }
        return state.page() == Page.GATES && state.shownRun().equals(state.drill())
                ? state.drills().stream()
                        .filter(drill -> state.drill().filter(run -> run.title().equals(title(drill))).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    public static String title(DrillChoice drill) {
        return "Drill " + drill.name();
    }

    public static Environment environment(UiState state) {
        boolean production = state.page() == Page.GATES
                ? state.shownRun().filter(run -> run.mode().isProduction()).isPresent()
                : state.page() == Page.WALK && state.step() == Step.SMOKE;
        return production ? Environment.PRODUCTION : Environment.STAGING;
    }

    /** Of production what its branch has; of staging the candidate. */
    public static Optional<Sha> commit(UiState state) {
        return environment(state).isProduction()
                ? state.standing().flatMap(ReleaseSeen::release)
                : state.chosen();
    }
}
