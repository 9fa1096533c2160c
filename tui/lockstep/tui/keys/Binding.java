package lockstep.tui.keys;

import java.util.Set;
import java.util.function.Function;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiState;

/**
 * A row of the table of actions.
 *
 * @param pages where it is meant; empty for everywhere
 * @param label in the help line; empty where it is not shown there
 * @param whyNot why it does nothing just now; empty where it does
 */
public record Binding(
        KeyAction action, Set<Page> pages, Function<UiState, String> label,
        Function<UiState, String> whyNot) {

    public Binding {
        pages = Set.copyOf(pages);
    }

    boolean isFor(Page page) {
        return pages.isEmpty() || pages.contains(page);
    }
}
