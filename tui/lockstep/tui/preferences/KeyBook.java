package lockstep.tui.preferences;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which keys set off which action. A key is in it once.
 *
 * @param keys of each action; of those the first is shown
 */
public record KeyBook(Map<KeyAction, List<String>> keys, Map<String, KeyAction> actions) {

    private static final KeyBook USUAL = of(Map.of());

    public KeyBook {
        keys = Map.copyOf(keys);
        actions = Map.copyOf(actions);
    }

    /** As long as nobody wants it otherwise. */
    public static KeyBook usual() {
        return USUAL;
    }

    /** @param other keys in the place of an action's usual ones; those that are fixed stay */
    public static KeyBook of(Map<KeyAction, List<String>> other) {
        Map<KeyAction, List<String>> keys = new EnumMap<>(KeyAction.class);
        Map<String, KeyAction> actions = new HashMap<>();
        for (KeyAction action : KeyAction.values()) {
            List<String> chosen = other.containsKey(action)
                    ? FixedKeys.added(other.get(action), action.usualKeys())
                    : action.usualKeys();
            keys.put(action, List.copyOf(chosen));
            chosen.forEach(key -> actions.putIfAbsent(key, action));
        }
        return new KeyBook(keys, actions);
    }

    public List<String> of(KeyAction action) {
        return keys.get(action);
    }

    public Optional<KeyAction> action(String key) {
        return Optional.ofNullable(actions.get(key));
    }

    /** The key to press, as people see it; where none is bound, the command to type. */
    public String shown(KeyAction action) {
        List<String> bound = of(action);
        return bound.isEmpty() ? ":" + action.word() : shown(bound.getFirst());
    }

    /** {@code ↑} for {@code Up}. */
    public static String shown(String key) {
        return switch (key) {
            case "Up" -> "↑";
            case "Down" -> "↓";
            default -> key;
        };
    }

    static Optional<KeyAction> named(String word) {
        return Arrays.stream(KeyAction.values()).filter(action -> action.word().equals(word)).findFirst();
    }
}
