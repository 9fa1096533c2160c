package lockstep.tui.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Invocation;
import lockstep.tui.keys.KeyMap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.UserCommand;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine.Tone;
import lockstep.tui.state.Selected;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Commands of the operator's own: shown before they run, and what they printed after. */
final class OwnCommands {

    private OwnCommands() {}

    static Transition ask(UiState state, UserCommand command) {
        Map<String, String> selected = Selected.of(state);
        Optional<String> missing = command.missing(selected);
        if (missing.isPresent()) {
            return Transition.to(state.withNotice(command.name() + ": no {" + missing.get() + "} is selected here"));
        }
        if (state.size().isTooSmall()) {
            return Transition.to(state.withNotice(command.name() + ": " + KeyMap.TOO_SMALL));
        }
        if (state.readonly() || state.isBusy()) {
            return Transition.to(state.withNotice(command.name() + ": " + (state.readonly()
                    ? "this is --readonly: it only looks" : state.operation().get().title() + " is running")));
        }
        List<String> words = command.words(selected);
        return Transition.to(state.withDialog(Optional.of(new Dialog.Confirm(
                "Run " + command.name(),
                List.of(shown(words), "",
                        "In the clone, without a shell, for at most " + Durations.human(command.deadline()) + "; "
                                + state.key(KeyAction.STOP) + " stops it."),
                "Run", new Effect.RunCommand(command.name(), words, command.deadline()),
                new Effect.Nothing(), true))));
    }

    static String shown(List<String> words) {
        return words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
    }

    static UiState ended(UiState state, String title, CommandRun run) {
        List<String> lines = new ArrayList<>(run.lines());
        if (lines.isEmpty()) {
            lines.add("It printed nothing.");
        }
        return state.wrote(run.good() ? Tone.GOOD : Tone.BAD, title + ": " + run.end())
                .offered(new Dialog.Message(title + " " + run.end(), lines, 0));
    }
}
