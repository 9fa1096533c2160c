package lockstep.analysis.canary;

import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;

/**
 * What was counted while one weight was set.
 *
 * @param voted of the intervals that were voted on, or had nothing to be voted on
 * @param waiting of those since, in which one arm alone had requests: where samples come less often than looks, the
 *     other arm's are in the next
 * @param canaryClumps how much the canary's errors and slow requests come in clumps
 * @param baselineClumps the same of the baseline's
 */
record Stratum(
        double weight, BothArms voted, BothArms waiting, ArmClumps canaryClumps, ArmClumps baselineClumps) {

    static Stratum at(double weight) {
        return new Stratum(weight, BothArms.none(), BothArms.none(), ArmClumps.none(), ArmClumps.none());
    }

    /** Where both arms had requests since the last vote, all that waited is voted on. */
    Stratum and(Interval next) {
        BothArms now = with(next);
        boolean areVoted = now.haveRequests();
        return new Stratum(weight, areVoted ? voted.plus(now) : voted, areVoted ? BothArms.none() : now,
                canaryClumps.and(next.canary()), baselineClumps.and(next.baseline()));
    }

    ArmCounts canary() {
        return voted.canary().plus(waiting.canary());
    }

    ArmCounts baseline() {
        return voted.baseline().plus(waiting.baseline());
    }

    /** With what is to be voted on now: all that waited, and the interval. */
    BothArms with(Interval next) {
        return waiting.plus(new BothArms(next.canary(), next.baseline()));
    }

    /** What the baseline's quantile was in the intervals that were voted on; empty where none tells. */
    Optional<Double> quantileBefore(double quantile) {
        return Buckets.of(voted.canary(), voted.baseline())
                .filter(before -> before.baselineRequests() > 0)
                .map(before -> before.quantile(before.baseline(), quantile));
    }

    Stratum bounded() {
        return new Stratum(
                weight, voted.plus(waiting).bounded(), BothArms.none(), canaryClumps, baselineClumps);
    }

    double errorDispersion() {
        return baselineClumps.errors().dispersion(baseline().errors());
    }

    double canaryErrorDispersion() {
        return canaryClumps.errors().dispersion(canary().errors());
    }
}
