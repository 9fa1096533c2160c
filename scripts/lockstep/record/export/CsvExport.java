package lockstep.record.export;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.release.ReleaseId;
import lockstep.record.journal.MoveTimes;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogReading;

/** The log as CSV: what an entry says, and when its move began and ended. */
public final class CsvExport {

    private static final List<String> TIMES = List.of("began", "ended", "took_seconds");

    private CsvExport() {}

    /** @param times of a move */
    public static String of(LogReading log, Function<ReleaseId, MoveTimes> times) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(LogRow.HEADINGS.stream(), TIMES.stream()).toList());
        log.items().forEach(item -> rows.add(Stream.concat(
                LogRow.of(item).cells().stream(), times(item, times).stream()).toList()));
        return Csv.of(rows);
    }

    private static List<String> times(LogItem item, Function<ReleaseId, MoveTimes> times) {
        MoveTimes of = item.entry().releaseId().map(times).orElseGet(MoveTimes::unknown);
        return List.of(
                of.began().map(Instant::toString).orElse(""), of.ended().map(Instant::toString).orElse(""),
                of.took().map(Duration::toSeconds).map(String::valueOf).orElse(""));
    }
}
