package lockstep.record.canary;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.record.document.RecordedDocument;

/**
 * About how large the rows of intervals are in {@code canary.json}. There a row of a histogram has a cell for each
 * bound that any interval had, so one interval with other bounds makes all rows longer.
 *
 * @param origin what their times are counted from
 * @param bounds of all intervals
 * @param rows the bytes of the rows, each with the cells of its own bounds alone
 * @param arms how many arms of an interval have a histogram
 * @param cells how many cells these have in {@code rows}
 */
public record RowsSize(Optional<Instant> origin, Set<Double> bounds, long rows, long arms, long cells) {

    private static final int EMPTY_CELL = "null,".length();
    private static final int NAMED_BOUND = "\"1.2345678901234567E-10\", ".length();

    /** For what is written about the rows. */
    private static final long REST = 512 << 10;

    public RowsSize {
        bounds = Set.copyOf(bounds);
    }

    public static RowsSize none() {
        return new RowsSize(Optional.empty(), Set.of(), 0, 0, 0);
    }

    public RowsSize and(Interval interval) {
        Instant from = origin.orElse(interval.from());
        Set<Double> own = new HashSet<>(interval.canary().atOrBelow().keySet());
        own.addAll(interval.baseline().atOrBelow().keySet());
        long histograms = Stream.of(interval.canary(), interval.baseline())
                .map(ArmCounts::atOrBelow).filter(buckets -> !buckets.isEmpty()).count();
        return new RowsSize(Optional.of(from), with(own), rows + IntervalRows.size(from, interval),
                arms + histograms, cells + histograms * own.size());
    }

    private Set<Double> with(Set<Double> own) {
        if (bounds.containsAll(own)) {
            return bounds;
        }
        Set<Double> all = new HashSet<>(bounds);
        all.addAll(own);
        return all;
    }

    public long bytes() {
        return rows + (arms * bounds.size() - cells) * EMPTY_CELL + (long) bounds.size() * NAMED_BOUND;
    }

    /** Whether a record with these rows can be read again. */
    public boolean isReadable() {
        return bounds.size() <= IntervalRows.MOST_BOUNDS && bytes() <= RecordedDocument.LARGEST - REST;
    }
}
