package lockstep.record.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;

/**
 * The intervals of a canary as its end can have them, so that it can be read again. Each of its states can be read;
 * all of them together may say more: older versions looked at less, and states may be anybody's.
 *
 * @param intervals those that there is room for; of the others it says that they are missing, while there is room
 * @param left out, with their counts
 */
public record FittingIntervals(List<Interval> intervals, int left) {

    public FittingIntervals {
        intervals = List.copyOf(intervals);
    }

    /** @param origin what the times of the end are counted from */
    public static FittingIntervals of(Instant origin, List<Interval> counted) {
        List<Interval> fitting = new ArrayList<>();
        RowsSize size = new RowsSize(Optional.of(origin), RowsSize.none().bounds(), 0, 0, 0);
        int left = 0;
        for (Interval next : counted) {
            Optional<Interval> kept = fitting.size() < IntervalRows.MOST && IntervalRows.areTimes(origin, next)
                    ? fitting(size, next)
                    : Optional.empty();
            left += kept.equals(Optional.of(next)) ? 0 : 1;
            if (kept.isPresent()) {
                size = size.and(kept.get());
                fitting.add(kept.get());
            }
        }
        return new FittingIntervals(fitting, left);
    }

    private static Optional<Interval> fitting(RowsSize size, Interval next) {
        return Optional.of(next).filter(one -> size.and(one).isReadable())
                .or(() -> Optional.of(missing(next)).filter(one -> size.and(one).isReadable()));
    }

    private static Interval missing(Interval next) {
        return new Interval(next.from(), next.to(), next.weight(), missing(next.canary()), missing(next.baseline()));
    }

    private static ArmCounts missing(ArmCounts arm) {
        return ArmCounts.allMissing(Math.max(1, arm.expected()));
    }
}
