package lockstep.tui.state;

import java.util.List;
import lockstep.tui.api.StoredRun;

/** The recorded gate runs of one entry of the log. */
public record EntryRuns(String entry, List<StoredRun> runs) {

    public EntryRuns {
        runs = List.copyOf(runs);
    }
}
