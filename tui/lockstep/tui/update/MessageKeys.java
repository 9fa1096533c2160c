package lockstep.tui.update;

import java.util.Optional;
import lockstep.tui.state.Dialog.Message;
import lockstep.tui.state.Key;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** The keys while something is read: up and down, to the ends, and a filter. */
final class MessageKeys {

    private static final int PAGE = 10;
    private static final int FAR = 1_000_000;
    private static final int LONGEST = 60;

    private MessageKeys() {}

    static Transition of(UiState state, Message message, Key key) {
        if (message.typing()) {
            return shown(state, typed(message, key));
        }
        return switch (key.name()) {
            case "Up", "k" -> shown(state, message.scrolled(-1));
            case "Down", "j" -> shown(state, message.scrolled(1));
            case "PgUp", "^B" -> shown(state, message.scrolled(-PAGE));
            case "PgDn", "^F", "Space" -> shown(state, message.scrolled(PAGE));
            case "Home", "g" -> shown(state, message.scrolled(-FAR));
            case "End", "G" -> shown(state, message.scrolled(FAR));
            case "/" -> shown(state, message.typing(true));
            case "Esc" -> shown(state, message.filtered("").typing(false));
            case "Enter", "q", "?" -> Transition.to(state.withDialog(Optional.empty()));
            default -> Transition.to(state);
        };
    }

    private static Message typed(Message message, Key key) {
        String words = message.filter();
        return switch (key.name()) {
            case "Enter" -> message.typing(false);
            case "Esc" -> message.filtered("").typing(false);
            case "^U" -> message.filtered("");
            case "Backspace" -> words.isEmpty() ? message.typing(false)
                    : message.filtered(words.substring(0, words.offsetByCodePoints(words.length(), -1)));
            default -> words.length() < LONGEST ? message.filtered(words + key.typed()) : message;
        };
    }

    private static Transition shown(UiState state, Message message) {
        return Transition.to(state.withDialog(Optional.of(message)));
    }
}
