package lockstep.commands.gates;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Console;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.servicelog.ChatRecords;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import picocli.CommandLine.Option;

/** Where the service's log is, for drill I. */
public final class LogOptions {

    @Option(names = "--log", paramLabel = "FILE",
            description = "The service's log, for drill I: a file, or - for stdin. Read after the chats.")
    Optional<String> log = Optional.empty();

    @Option(names = "--log-command", paramLabel = "COMMAND",
            description = "A shell command that prints the service's log and exits, for drill I. Run after the chats.")
    Optional<String> logCommand = Optional.empty();

    @Option(names = "--marker", paramLabel = "TEXT",
            description = "A text that was sent to the service on purpose and must not occur in its log. "
                    + "Repeatable.")
    List<String> markers = new ArrayList<>();

    @Option(names = "--chat-records", paramLabel = "FIELD=VALUE", defaultValue = "type=api_chat",
            description = "Which log lines are chat records. If no line is one, all lines with the chat's route "
                    + "are. Default: ${DEFAULT-VALUE}.")
    String chatRecords = "type=api_chat";

    public LogGate gate(Console console, ServiceContract service) {
        if (log.isPresent() && logCommand.isPresent()) {
            throw new UsageError("both --log and --log-command were given", "Give one of them.");
        }
        markers.stream().filter(marker -> marker.strip().length() < Secrets.SHORTEST).findFirst().ifPresent(marker -> {
            throw new UsageError(
                    "a marker of " + marker.strip().length() + " characters can occur by chance",
                    "Give --marker a text of at least " + Secrets.SHORTEST + ".");
        });
        return new LogGate(source(console), service.chat(), ChatRecords.parse(chatRecords), markers);
    }

    private LogSource source(Console console) {
        if (logCommand.isPresent()) {
            return new LogSource.Command(logCommand.get(), console.folder());
        }
        if (log.isEmpty()) {
            return new LogSource.None();
        }
        return log.get().equals("-") ? new LogSource.Stream(System.in) : file(console.folder().resolve(log.get()));
    }

    private static LogSource file(Path path) {
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            throw new UsageError(
                    "the log cannot be read: " + Sanitiser.line(path.toString(), 200),
                    "Name a readable file, or - for stdin.");
        }
        return new LogSource.File(path);
    }
}
