package lockstep.tui.model;

import java.util.List;
import lockstep.tui.desk.StoredRun;

/** The recorded gate runs of one entry of the log. */
public record EntryRuns(String entry, List<StoredRun> runs) {

    public EntryRuns {
        runs = List.copyOf(runs);
    }
}
