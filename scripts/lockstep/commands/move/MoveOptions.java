package lockstep.commands.move;

import lockstep.base.error.UsageError;
import picocli.CommandLine.Option;

/** Whether a move is only shown, begun, or finished, and for whom it is told. */
public final class MoveOptions {

    @Option(names = "--dry-run", description = "Show what would be moved and written, byte for byte, and do nothing.")
    public boolean dryRun;

    @Option(names = "--resume", description = "Finish an interrupted one, from this or another host.")
    public boolean resume;

    @Option(names = "--give-up", description = "With --resume: record the failure instead of waiting any longer.")
    public boolean giveUp;

    @Option(names = "--json", description = "Print one JSON document (lockstep/release-move/v1) on stdout.")
    public boolean json;

    public void requireSense() {
        if (resume && dryRun) {
            throw new UsageError("--resume cannot be combined with --dry-run", "See `status` for what is open.");
        }
        if (giveUp && !resume) {
            throw new UsageError("--give-up works only with --resume", "Use --resume --give-up.");
        }
    }
}
