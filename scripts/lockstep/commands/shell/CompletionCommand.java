package lockstep.commands.shell;

import java.util.List;
import java.util.stream.Collectors;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;

/** Prints what a shell or {@code man} reads. */
public record CompletionCommand(Console console) {

    /** The readers there are. */
    public enum Reader {
        BASH, ZSH, FISH, MAN
    }

    /** @param commands whose manual pages are wanted; for shells none, they are told about all at once */
    public ExitCode print(Reader reader, List<String> commands) {
        if ((reader == Reader.MAN) == commands.isEmpty()) {
            throw new UsageError(
                    reader == Reader.MAN ? "no command was named" : "a shell is told about all commands at once",
                    "Give man and commands, or a shell and nothing else.");
        }
        CommandTable table = CommandTable.of(console);
        console.out().print(switch (reader) {
            case BASH -> BashCompletion.of(table);
            case ZSH -> ZSH_HEAD + BashCompletion.of(table);
            case FISH -> FishCompletion.of(table);
            case MAN -> commands.stream().map(name -> ManPage.of(entry(table, name))).collect(Collectors.joining());
        });
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static final String ZSH_HEAD = """
            # Completion of Lockstep's commands for zsh.
            (( $+functions[compdef] )) || { autoload -U +X compinit && compinit; }
            autoload -U +X bashcompinit && bashcompinit
            """;

    private static CommandTable.Entry entry(CommandTable table, String name) {
        return table.named(name).orElseThrow(() -> new UsageError(
                "there is no command " + Sanitiser.line(name), "The commands are " + String.join(", ", table.names())
                        + "."));
    }
}
