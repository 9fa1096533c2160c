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
        if (key.is("Esc")) {
            return shown(state, message.filtered("").typing(false));
        }
        if (key.is("Enter")) {
            return closed(state);
        }
        return DialogKeys.of(state, key).map(action -> switch (action) {
            case UP -> shown(state, message.scrolled(-1));
            case DOWN -> shown(state, message.scrolled(1));
            case PAGE_UP -> shown(state, message.scrolled(-PAGE));
            case PAGE_DOWN -> shown(state, message.scrolled(PAGE));
            case FIRST -> shown(state, message.scrolled(-FAR));
            case LAST -> shown(state, message.scrolled(FAR));
            case FILTER -> shown(state, message.typing(true));
            case HELP, QUIT -> closed(state);
            default -> Transition.to(DialogKeys.nothing(state, key));
        }).orElseGet(() -> Transition.to(DialogKeys.nothing(state, key)));
    }

    private static Transition closed(UiState state) {
        return Transition.to(state.withDialog(Optional.empty()));
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
