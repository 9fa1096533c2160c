package lockstep.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.tui.state.Key;

/** From Lanterna's keys to ours. */
final class KeyNames {

    private KeyNames() {}

    /**
     * None for what is no key that anything could be bound to. What Lanterna takes for Alt and a letter may as well be
     * Esc and a letter that came in one packet, and nothing is bound to Alt: so it is those two. What it takes for
     * Ctrl, Alt and a letter may be Esc and Enter or Tab.
     */
    static List<Key> of(KeyStroke stroke) {
        Optional<Key> key = one(stroke);
        return stroke.isAltDown() && key.isPresent() ? List.of(Key.ESCAPE, key.get()) : key.stream().toList();
    }

    private static Optional<Key> one(KeyStroke stroke) {
        return switch (stroke.getKeyType()) {
            case Character -> character(stroke);
            case Enter -> key("Enter");
            case Escape -> key("Esc");
            case Backspace -> key("Backspace");
            case Tab -> key("Tab");
            case ReverseTab -> key("BackTab");
            case ArrowUp -> key("Up");
            case ArrowDown -> key("Down");
            case ArrowLeft -> key("Left");
            case ArrowRight -> key("Right");
            case PageUp -> key("PgUp");
            case PageDown -> key("PgDn");
            case Home -> key("Home");
            case End -> key("End");
            case Delete -> key("Del");
            case F1 -> key("?");
            case F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> key(stroke.getKeyType().name());
            default -> Optional.empty();
        };
    }

    private static Optional<Key> character(KeyStroke stroke) {
        char typed = stroke.getCharacter();
        if (stroke.isCtrlDown() && stroke.isAltDown() && (typed == 'j' || typed == 'm')) {
            return key("Enter");
        }
        if (stroke.isCtrlDown() && stroke.isAltDown() && typed == 'i') {
            return key("Tab");
        }
        if (stroke.isCtrlDown()) {
            return key("^" + String.valueOf(typed).toUpperCase(Locale.ROOT));
        }
        if (Character.isSurrogate(typed) || Character.isISOControl(typed)) {
            return Optional.empty();
        }
        return key(typed == ' ' ? "Space" : String.valueOf(typed));
    }

    private static Optional<Key> key(String name) {
        return Optional.of(new Key(name));
    }
}
