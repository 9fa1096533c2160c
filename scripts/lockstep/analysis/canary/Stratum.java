package lockstep.analysis.canary;

import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;

/**
 * What was counted while one weight was set.
 *
 * @param voted of the intervals that were voted on, or had nothing to be voted on
 * @param waiting of the last of those since, in which one arm alone had requests: where samples come less often than
 *     looks, the other arm's are in the next
 * @param waited how many intervals wait
 * @param canaryClumps how much the canary's errors and slow requests come in clumps
 * @param baselineClumps the same of the baseline's
 */
record Stratum(
        double weight, BothArms voted, BothArms waiting, int waited, ArmClumps canaryClumps,
        ArmClumps baselineClumps) {

    /** A sample may be two intervals old; what is older was counted at another time than the other arm's. */
    private static final int MOST_WAITING = 2;

    static Stratum at(double weight) {
        return new Stratum(weight, BothArms.none(), BothArms.none(), 0, ArmClumps.none(), ArmClumps.none());
    }

    /** Where both arms had requests in the last intervals, those are voted on. */
    Stratum and(Interval next) {
        ArmClumps canary = canaryClumps.and(next.canary());
        ArmClumps baseline = baselineClumps.and(next.baseline());
        BothArms now = with(next);
        if (now.haveRequests()) {
            return new Stratum(weight, voted.plus(now), BothArms.none(), 0, canary, baseline);
        }
        return waited < MOST_WAITING
                ? new Stratum(weight, voted, now, waited + 1, canary, baseline)
                : new Stratum(weight, voted.plus(waiting), BothArms.of(next), 1, canary, baseline);
    }

    ArmCounts canary() {
        return voted.canary().plus(waiting.canary());
    }

    ArmCounts baseline() {
        return voted.baseline().plus(waiting.baseline());
    }

    /** With what is to be voted on now: all that waited, and the interval. */
    BothArms with(Interval next) {
        return waiting.plus(BothArms.of(next));
    }

    /** What the baseline's quantile was in the intervals that were voted on; empty where none tells. */
    Optional<Double> quantileBefore(double quantile) {
        return Buckets.of(voted.canary(), voted.baseline())
                .filter(before -> before.baselineRequests() > 0)
                .map(before -> before.quantile(before.baseline(), quantile));
    }

    Stratum bounded() {
        return new Stratum(
                weight, voted.plus(waiting).bounded(), BothArms.none(), 0, canaryClumps, baselineClumps);
    }

    Spread baselineErrors() {
        return baselineClumps.errors().spread(baseline().errors());
    }

    Spread canaryErrors() {
        return canaryClumps.errors().spread(canary().errors());
    }
}
