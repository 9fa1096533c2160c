package lockstep.commands.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the results of a run go, beside the exit code. */
public final class OutputOptions {

    @Option(names = "--json",
            description = "Print one JSON document (lockstep/gate-run/v1) on stdout, and nothing else there.")
    boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    Optional<Path> junit = Optional.empty();

    @Option(names = "--evidence-dir", paramLabel = "DIR",
            description = "Also store the run as evidence in this folder (made 0700, files 0600).")
    Optional<Path> evidenceFolder = Optional.empty();

    @Option(names = "--no-color", description = "No colours. NO_COLOR does the same.")
    boolean noColour;

    public boolean wantsJson() {
        return json;
    }

    public boolean refusesColour() {
        return noColour;
    }
}
