package lockstep.tui.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.ReleaseSeen;

/**
 * Where the reader of the log is.
 *
 * @param filter words that an entry must have, lower case
 * @param inDetail whether the detail is being scrolled, not the list
 * @param runs the gate runs of the entry that was last asked for
 * @param run which gate run of the entry is open; -1 for the entry itself
 */
public record LogView(
        int cursor, String filter, boolean inDetail, int scroll, int run, Optional<EntryRuns> runs,
        Optional<LogCheck> check) {

    public static LogView top() {
        return new LogView(0, "", false, 0, -1, Optional.empty(), Optional.empty());
    }

    public List<EntryLine> entries(ReleaseSeen standing) {
        return standing.git().entries(filter);
    }

    public LogView at(int row, int count) {
        return new LogView(Math.clamp(row, 0, Math.max(0, count - 1)), filter, inDetail, 0, -1, runs, check);
    }

    /** The same entry, in another row. */
    public LogView movedTo(int row) {
        return new LogView(row, filter, inDetail, scroll, run, runs, check);
    }

    public LogView filtered(String words) {
        return new LogView(0, words.toLowerCase(Locale.ROOT), false, 0, -1, runs, check);
    }

    public LogView turned() {
        return new LogView(cursor, filter, !inDetail, scroll, run, runs, check);
    }

    public LogView scrolled(int by, int most) {
        return new LogView(cursor, filter, inDetail, Math.clamp(scroll + by, 0, Math.max(0, most)), run, runs, check);
    }

    public LogView opened(int which) {
        return new LogView(cursor, filter, true, 0, which, runs, check);
    }

    public LogView checked(LogCheck result) {
        return new LogView(cursor, filter, inDetail, scroll, run, runs, Optional.of(result));
    }

    public LogView withRuns(EntryRuns found) {
        return new LogView(cursor, filter, inDetail, scroll, run, Optional.of(found), check);
    }
}
