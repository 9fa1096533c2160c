package lockstep.tui.keys;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lockstep.tui.state.Key;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiState;

/**
 * A row of the key map.
 *
 * @param keys the first is the one that is shown
 * @param pages where it is meant; empty for everywhere
 * @param label in the help line; empty where it is not shown there
 * @param whyNot why it does nothing just now; empty where it does
 */
public record Binding(
        List<String> keys, Action action, Set<Page> pages, Function<UiState, String> label,
        Function<UiState, String> whyNot) {

    public Binding {
        keys = List.copyOf(keys);
        pages = Set.copyOf(pages);
    }

    boolean isFor(Page page) {
        return pages.isEmpty() || pages.contains(page);
    }

    boolean has(Key key) {
        return keys.contains(key.name());
    }

    /** As people see it: {@code ↑} for {@code Up}. */
    public static String shown(String key) {
        return switch (key) {
            case "Up" -> "↑";
            case "Down" -> "↓";
            default -> key;
        };
    }
}
