package lockstep.commands.init;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The five questions, as options. */
public final class InitOptions {

    @Option(names = "--staging", paramLabel = "URL", description = "Where staging runs.")
    Optional<String> staging = Optional.empty();

    @Option(names = "--production", paramLabel = "URL", description = "Where production runs.")
    Optional<String> production = Optional.empty();

    @Option(names = "--revision", paramLabel = "HOW",
            description = "How the service reports its commit: header:NAME, field:/PATH#NAME, command:WORDS or none. "
                    + "Default: what they answer.")
    Optional<String> revision = Optional.empty();

    @Option(names = "--service", paramLabel = "NAME", description = "Its name. Default: that of the folder.")
    Optional<String> service = Optional.empty();

    @Option(names = "--deploy", paramLabel = "COMMAND",
            description = "The command that deploys production, started without a shell; {sha} is the commit.")
    Optional<String> deploy = Optional.empty();

    @Option(names = "--dry-run", description = "Print the file instead of writing it.")
    boolean dryRun;

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;
}
