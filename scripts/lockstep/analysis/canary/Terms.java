package lockstep.analysis.canary;

import java.time.Duration;
import java.util.List;

/**
 * What a canary is held to.
 *
 * @param duration the shortest time that it is watched: a floor, not a sample size
 * @param deadline the longest
 * @param interval the time between two looks
 * @param minimumRequests the fewest requests of the canary that let it pass
 * @param splitTolerance how far from its weight the canary's share of the requests may lie, in parts of all
 * @param method the edition of the methods: a record is judged again by those that it was judged by
 */
public record Terms(
        Duration duration, Duration deadline, Duration interval, long minimumRequests, double splitTolerance,
        List<MetricGate> gates, Levels levels, int method) {

    /**
     * Since the second, slow requests that come in clumps count as fewer. Since the third, a baseline that misses the
     * objective clears no canary that is worse, buckets that cannot tell pause none, and slow requests vote among those
     * whose time was counted. Since the fourth, the baseline is weighed as the canary's requests came at its weights,
     * what one arm alone had at a look is voted on with the next, and where the split has a tolerance, a canary that
     * nothing reaches has half of its duration. Since the fifth, a gate that only shall show no harm holds up a pass
     * where it could see none: without buckets, or where the canary's quantile lies above the last of them.
     */
    public static final int METHOD = 5;

    public Terms {
        gates = List.copyOf(gates);
    }

    public Terms(
            Duration duration, Duration deadline, Duration interval, long minimumRequests, double splitTolerance,
            List<MetricGate> gates, Levels levels) {
        this(duration, deadline, interval, minimumRequests, splitTolerance, gates, levels, METHOD);
    }

    /** The same, judged by another edition of the methods. */
    public Terms by(int edition) {
        return new Terms(duration, deadline, interval, minimumRequests, splitTolerance, gates, levels, edition);
    }

    /** Each gate may fail the canary, so each gets its share of the chance of a false alarm. */
    public Levels levelsOfAGate() {
        return levels.sharedBy(Math.max(1, gates.size()));
    }

    /** Whether slow requests that come in clumps count as fewer. */
    boolean slowMayClump() {
        return method >= 2;
    }

    /** Whether a quantile fails only where a bucket lies between it and what is allowed. */
    boolean needsABucketBetween() {
        return method >= 3;
    }

    /** Whether an arm's share of the slow requests is held against its share of those whose time was counted. */
    boolean weighsByTimed() {
        return method >= 3;
    }

    /** Whether each weight of the baseline weighs as much as the canary had of its requests there. */
    boolean weighsTheBaseline() {
        return method >= 4;
    }

    /** Whether users may come late to a canary that gets its share of the users, and not of the requests. */
    boolean waitsForUsers() {
        return method >= 4 && splitTolerance > 0;
    }

    /** Whether a gate that could see no harm holds up a pass, whatever is demanded of it. */
    boolean hasToSee() {
        return method >= 5;
    }

    /** Whether a canary that is worse than its baseline fails although that misses the objective too. */
    boolean comparesBelowTheObjective() {
        return method >= 3;
    }
}
