package lockstep.tui.update;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.tui.preferences.Action;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiState;

/** What a key means in a dialog: as the operator bound it, and as any list and any two buttons are moved over. */
final class DialogKeys {

    private static final Set<Action> MEANT = Set.of(Action.UP, Action.DOWN, Action.PAGE_UP, Action.PAGE_DOWN,
            Action.FIRST, Action.LAST, Action.TURN, Action.FILTER, Action.HELP, Action.QUIT);

    private static final Map<String, Action> ALWAYS = Map.ofEntries(
            Map.entry("Up", Action.UP), Map.entry("Down", Action.DOWN), Map.entry("PgUp", Action.PAGE_UP),
            Map.entry("PgDn", Action.PAGE_DOWN), Map.entry("Home", Action.FIRST), Map.entry("g", Action.FIRST),
            Map.entry("End", Action.LAST), Map.entry("Left", Action.TURN), Map.entry("Right", Action.TURN),
            Map.entry("Tab", Action.TURN), Map.entry("BackTab", Action.TURN), Map.entry("h", Action.TURN),
            Map.entry("l", Action.TURN));

    private DialogKeys() {}

    /** Empty for a key that means nothing in a dialog. */
    static Optional<Action> of(UiState state, Key key) {
        return state.preferences().keys().action(key.name())
                .filter(MEANT::contains)
                .or(() -> Optional.ofNullable(ALWAYS.get(key.name())));
    }

    static UiState nothing(UiState state, Key key) {
        return state.withNotice(KeyBook.shown(key.name()) + " does nothing here; the last line shows the keys");
    }

    /** Where something is typed, a key that types is text. */
    static boolean turns(UiState state, Key key) {
        return key.typed().isEmpty() && of(state, key).filter(action -> action == Action.TURN).isPresent();
    }
}
