package lockstep.commands.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.EvidenceFolder;
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

    /** Runs that were stored before; what cannot be read there is none. */
    public List<GateRun> storedRuns(Console console) {
        return evidenceFolder.map(console.folder()::resolve).map(EvidenceFolder::new)
                .map(EvidenceFolder::runs).orElse(List.of());
    }

    public boolean wantsJson() {
        return json;
    }

    public boolean refusesColour() {
        return noColour;
    }
}
