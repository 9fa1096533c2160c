package lockstep.tui.update;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Width;
import lockstep.tui.keys.Binding;
import lockstep.tui.keys.Command;
import lockstep.tui.keys.KeyMap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.UiState;

/** The keys and commands that there are, in groups. Made from the one table of keys, so it is always right. */
final class Help {

    private static final int KEYS = 14;
    private static final int NAME = 15;

    private Help() {}

    static Dialog of(UiState state) {
        List<String> lines = new ArrayList<>();
        for (KeyAction.Group group : KeyAction.Group.values()) {
            lines.add(group.title());
            for (Binding binding : KeyMap.all()) {
                if (binding.action().group() == group) {
                    lines.add(line(binding, state));
                }
            }
            lines.add("");
        }
        if (!state.preferences().commands().isEmpty()) {
            lines.add("Yours");
            state.preferences().commands().forEach(command -> lines.add("  "
                    + Width.pad(command.key().map(KeyBook::shown).orElse(""), KEYS)
                    + Width.pad(":" + command.name(), NAME) + String.join(" ", command.run())));
            lines.add("");
        }
        lines.add("Commands with words");
        Command.withArguments(state)
                .forEach(command -> lines.add("  " + Width.pad(":" + command[0] + " ", KEYS + 6) + command[1]));
        return new Dialog.Message("Keys and commands", lines, 0);
    }

    private static String line(Binding binding, UiState state) {
        String keys = String.join(" ", state.preferences().keys().of(binding.action()).stream().map(KeyBook::shown)
                .toList());
        String command = binding.action().command();
        String when = !KeyMap.isFor(binding, state.page()) ? " (elsewhere)"
                : binding.whyNot().apply(state).isEmpty() ? "" : " (not now)";
        return "  " + Width.pad(keys, KEYS) + Width.pad(command.isEmpty() ? "" : ":" + command, NAME)
                + binding.action().meaning() + when;
    }
}
