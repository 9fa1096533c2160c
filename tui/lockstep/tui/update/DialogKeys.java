package lockstep.tui.update;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiState;

/** What a key means in a dialog: as the operator bound it, and as any list and any two buttons are moved over. */
final class DialogKeys {

    private static final Set<KeyAction> MEANT = Set.of(KeyAction.UP, KeyAction.DOWN, KeyAction.PAGE_UP,
            KeyAction.PAGE_DOWN,
            KeyAction.FIRST, KeyAction.LAST, KeyAction.TURN, KeyAction.FILTER, KeyAction.HELP, KeyAction.QUIT);

    private static final Map<String, KeyAction> ALWAYS = Map.ofEntries(
            Map.entry("Up", KeyAction.UP), Map.entry("Down", KeyAction.DOWN), Map.entry("PgUp", KeyAction.PAGE_UP),
            Map.entry("PgDn", KeyAction.PAGE_DOWN), Map.entry("Home", KeyAction.FIRST), Map.entry("g", KeyAction.FIRST),
            Map.entry("End", KeyAction.LAST), Map.entry("Left", KeyAction.TURN), Map.entry("Right", KeyAction.TURN),
            Map.entry("Tab", KeyAction.TURN), Map.entry("BackTab", KeyAction.TURN), Map.entry("h", KeyAction.TURN),
            Map.entry("l", KeyAction.TURN));

    private DialogKeys() {}

    /** Empty for a key that means nothing in a dialog. */
    static Optional<KeyAction> of(UiState state, Key key) {
        return state.preferences().keys().action(key.name())
                .filter(MEANT::contains)
                .or(() -> Optional.ofNullable(ALWAYS.get(key.name())));
    }

    static UiState nothing(UiState state, Key key) {
        return state.withNotice(KeyBook.shown(key.name()) + " does nothing here; the last line shows the keys");
    }

    /** Where something is typed, a key that types is text. */
    static boolean turns(UiState state, Key key) {
        return key.typed().isEmpty() && of(state, key).filter(action -> action == KeyAction.TURN).isPresent();
    }
}
