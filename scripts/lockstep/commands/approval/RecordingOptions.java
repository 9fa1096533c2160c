package lockstep.commands.approval;

import picocli.CommandLine.Option;

/** How a recording command tells what it did, and whether it does it. */
public final class RecordingOptions {

    @Option(names = "--json", description = "Print one JSON document on stdout.")
    boolean json;

    @Option(names = "--dry-run", description = "Show what would be recorded, byte for byte, and do nothing.")
    boolean dryRun;
}
