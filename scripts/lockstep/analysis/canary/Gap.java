package lockstep.analysis.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import lockstep.analysis.counts.ArmCounts;

/** Time in which nobody looked: the looks that it would have had are missing, of every instance that there was. */
public final class Gap {

    private Gap() {}

    /** @param before what was counted until then: it tells how many instances there were */
    public static Interval between(
            Instant from, Instant to, double weight, Duration interval, List<Interval> before) {
        long looks = Math.max(1, Duration.between(from, to).toMillis() / Math.max(1, interval.toMillis()));
        return new Interval(from, to.isBefore(from) ? from : to, weight,
                ArmCounts.allMissing(looks * instances(before, interval, Interval::canary)),
                ArmCounts.allMissing(looks * instances(before, interval, Interval::baseline)));
    }

    /** As many as the last look that was read expected; what lasted longer than two of them was a gap itself. */
    private static long instances(List<Interval> before, Duration interval, Function<Interval, ArmCounts> arm) {
        return before.reversed().stream()
                .filter(one -> Duration.between(one.from(), one.to()).compareTo(interval.multipliedBy(2)) <= 0)
                .map(arm)
                .filter(counts -> counts.expected() > counts.missing())
                .map(ArmCounts::expected)
                .findFirst().orElse(1L);
    }
}
