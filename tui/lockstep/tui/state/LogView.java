package lockstep.tui.state;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Sha;
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
 * @param check what came of verifying it
 * @param checkedAt when that was
 * @param checkedOf the head of the evidence branch as it was known when that began
 */
public record LogView(
        int cursor, String filter, boolean inDetail, int scroll, int run, Optional<EntryRuns> runs,
        Optional<LogCheck> check, Instant checkedAt, Optional<Sha> checkedOf) {

    public static LogView top() {
        return new LogView(0, "", false, 0, -1, Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());
    }

    public List<EntryLine> entries(ReleaseSeen standing) {
        return standing.git().entries(filter);
    }

    public LogView at(int row, int count) {
        int there = Math.clamp(row, 0, Math.max(0, count - 1));
        return new LogView(there, filter, inDetail, 0, -1, runs, check, checkedAt, checkedOf);
    }

    /** The same entry, in another row. */
    public LogView movedTo(int row) {
        return new LogView(row, filter, inDetail, scroll, run, runs, check, checkedAt, checkedOf);
    }

    public LogView filtered(String words) {
        return new LogView(0, words.toLowerCase(Locale.ROOT), false, 0, -1, runs, check, checkedAt, checkedOf);
    }

    public LogView turned() {
        return new LogView(cursor, filter, !inDetail, scroll, run, runs, check, checkedAt, checkedOf);
    }

    public LogView scrolled(int by, int most) {
        int to = Math.clamp(scroll + by, 0, Math.max(0, most));
        return new LogView(cursor, filter, inDetail, to, run, runs, check, checkedAt, checkedOf);
    }

    public LogView opened(int which) {
        return new LogView(cursor, filter, true, 0, which, runs, check, checkedAt, checkedOf);
    }

    public LogView checking(Optional<Sha> evidence) {
        return new LogView(cursor, filter, inDetail, scroll, run, runs, Optional.empty(), checkedAt, evidence);
    }

    public LogView checked(LogCheck result, Instant now) {
        return new LogView(cursor, filter, inDetail, scroll, run, runs, Optional.of(result), now, checkedOf);
    }

    public LogView withRuns(EntryRuns found) {
        return new LogView(cursor, filter, inDetail, scroll, run, Optional.of(found), check, checkedAt, checkedOf);
    }
}
