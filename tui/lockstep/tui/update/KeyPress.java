package lockstep.tui.update;

import java.util.Locale;
import java.util.Optional;
import lockstep.tui.keys.Binding;
import lockstep.tui.keys.Command;
import lockstep.tui.keys.KeyMap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Key;
import lockstep.tui.state.Page;
import lockstep.tui.state.Prompt;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** A key goes to the dialog, else to the line being typed, else by the key map to what it does. */
final class KeyPress {

    private static final int FAR = 1_000;

    private KeyPress() {}

    static Transition of(UiState state, Key key) {
        if (key.is("^L")) {
            return Transition.to(state, new Effect.Repaint());
        }
        if (key.is("^Z")) {
            return Transition.to(state, new Effect.Suspend());
        }
        if (state.dialogs().isUnseen(state.now())) {
            return Transition.to(state.withNotice(
                    KeyBook.shown(key.name()) + ": not taken; this came up as it was pressed"));
        }
        if (state.dialog().isPresent()) {
            return dialog(state, state.dialog().get(), key);
        }
        if (state.prompt().isPresent()) {
            return prompt(state, state.prompt().get(), key);
        }
        Optional<Binding> binding = KeyMap.find(key, state);
        if (binding.isEmpty()) {
            return state.preferences().bound(key.name())
                    .map(command -> OwnCommands.ask(state, command))
                    .orElseGet(() -> Transition.to(state.withNotice(
                            key.name() + " does nothing here; " + state.key(KeyAction.HELP) + " shows the keys")));
        }
        String whyNot = KeyMap.whyNot(binding.get(), state);
        return whyNot.isEmpty()
                ? ActionHandler.act(state, binding.get().action(), key)
                : Transition.to(state.withNotice(KeyBook.shown(key.name()) + ": " + whyNot));
    }

    /** Only what is being typed takes it: as keys it could do anything, and to confirm is to type it oneself. */
    static Transition pasted(UiState state, String text) {
        return state.prompt().filter(prompt -> state.dialog().isEmpty())
                .map(prompt -> edited(state, prompt.typed(text)))
                .orElseGet(() -> Transition.to(
                        state.withNotice("a paste does nothing here; it is taken after : and /")));
    }

    private static Transition dialog(UiState state, Dialog dialog, Key key) {
        UiState closed = state.withDialog(Optional.empty());
        boolean filtered = dialog instanceof Dialog.Message message && !message.filter().isEmpty();
        if (key.is("^C") || (key.is("Esc") && !filtered)) {
            return dialog instanceof Dialog.Confirm confirm
                    ? ActionHandler.set(closed, confirm.otherwise())
                    : Transition.to(closed);
        }
        return switch (dialog) {
            case Dialog.Message message -> MessageKeys.of(state, message, key);
            case Dialog.Confirm confirm when key.is("Enter") ->
                ActionHandler.set(closed, confirm.yesFocused() ? confirm.effect() : confirm.otherwise());
            case Dialog.Confirm confirm -> Transition.to(DialogKeys.of(state, key)
                    .filter(action -> action == KeyAction.TURN)
                    .map(turn -> state.withDialog(Optional.of(confirm.turned())))
                    .orElseGet(() -> DialogKeys.nothing(state, key)));
            case Dialog.Typed typed -> typed(state, typed, key);
            case Dialog.Choice choice when key.is("Enter") ->
                ActionHandler.set(closed, choice.options().get(choice.cursor()).effect());
            case Dialog.Choice choice -> Transition.to(DialogKeys.of(state, key).map(KeyPress::rows)
                    .filter(rows -> rows != 0)
                    .map(rows -> state.withDialog(Optional.of(choice.moved(rows))))
                    .orElseGet(() -> DialogKeys.nothing(state, key)));
        };
    }

    private static int rows(KeyAction action) {
        return switch (action) {
            case UP -> -1;
            case DOWN -> 1;
            case PAGE_UP, FIRST -> -FAR;
            case PAGE_DOWN, LAST -> FAR;
            default -> 0;
        };
    }

    private static Transition typed(UiState state, Dialog.Typed typed, Key key) {
        if (DialogKeys.turns(state, key)) {
            return typed.isRight()
                    ? Transition.to(state.withDialog(Optional.of(typed.turned())))
                    : Transition.to(state.withNotice("type " + typed.word() + " first"));
        }
        return switch (key.name()) {
            case "Backspace" -> Transition.to(state.withDialog(Optional.of(typed.with(
                    typed.typed().isEmpty() ? "" : typed.typed().substring(0, typed.typed().length() - 1)))));
            case "^U" -> Transition.to(state.withDialog(Optional.of(typed.with(""))));
            case "Enter" -> {
                UiState closed = state.withDialog(Optional.empty());
                yield typed.yesFocused() && typed.isRight()
                        ? ActionHandler.set(closed, typed.effect())
                        : Transition.to(closed.withNotice("cancelled: nothing was moved"));
            }
            default -> typed.typed().length() < typed.word().length() + 8
                    ? Transition.to(state.withDialog(Optional.of(typed.with(typed.typed() + key.typed()))))
                    : Transition.to(state);
        };
    }

    private static Transition prompt(UiState state, Prompt prompt, Key key) {
        UiState closed = state.withPrompt(Optional.empty());
        return switch (key.name()) {
            case "Esc", "^C" -> Transition.to(
                    prompt.isFilter() ? filtered(closed, prompt.before()) : closed);
            case "Enter" -> prompt.isFilter()
                    ? Transition.to(closed)
                    : Commands.run(closed, Command.parse(prompt.text()));
            case "Tab" -> prompt.isFilter()
                    ? Transition.to(state)
                    : edited(state, prompt.with(Command.complete(state, prompt.text())));
            case "Backspace" -> prompt.text().isEmpty() && !prompt.isFilter()
                    ? Transition.to(closed)
                    : edited(state, prompt.rubbed());
            case "^U" -> edited(state, prompt.with(""));
            default -> edited(state, prompt.typed(key.typed()));
        };
    }

    /** A filter is at work while it is typed. */
    private static Transition edited(UiState state, Prompt prompt) {
        UiState shown = state.withPrompt(Optional.of(prompt));
        return prompt.isFilter() ? Loading.ahead(filtered(shown, prompt.text())) : Transition.to(shown);
    }

    private static UiState filtered(UiState state, String words) {
        return state.page() == Page.LOG
                ? state.withLog(state.log().filtered(words))
                : state.withFilter(words.toLowerCase(Locale.ROOT)).withCursor(0);
    }
}
