package lockstep.tui.state;

import java.util.List;

/** The next state, and what is to be done outside of it. */
public record Transition(UiState state, List<Effect> effects) {

    public Transition {
        effects = List.copyOf(effects);
    }

    public static Transition to(UiState state) {
        return new Transition(state, List.of());
    }

    public static Transition to(UiState state, Effect... effects) {
        return new Transition(state, List.of(effects));
    }
}
