package lockstep.tui.preferences;

import java.util.List;
import java.util.Optional;

/** How an operator wants the terminal UI. */
public record Preferences(UiTheme theme, KeyBook keys, List<UserCommand> commands) {

    public Preferences {
        commands = List.copyOf(commands);
    }

    public static Preferences usual() {
        return new Preferences(UiTheme.TERMINAL, KeyBook.usual(), List.of());
    }

    public Optional<UserCommand> bound(String key) {
        return commands.stream().filter(command -> command.key().equals(Optional.of(key))).findFirst();
    }

    public Optional<UserCommand> named(String name) {
        return commands.stream().filter(command -> command.name().equals(name)).findFirst();
    }
}
