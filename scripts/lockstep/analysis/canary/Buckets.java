package lockstep.analysis.canary;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeSet;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.QuantileTest;

/**
 * Latencies as counts at or below the bounds that both arms have.
 *
 * @param bounds rising, in seconds; the last is infinity
 */
record Buckets(List<Double> bounds, QuantileTest.Arm canary, QuantileTest.Arm baseline) {

    static Optional<Buckets> of(ArmCounts canary, ArmCounts baseline) {
        TreeSet<Double> shared = new TreeSet<>(canary.atOrBelow().keySet());
        shared.retainAll(baseline.atOrBelow().keySet());
        boolean whole = shared.size() >= 2 && shared.last() == Double.POSITIVE_INFINITY;
        return whole
                ? Optional.of(new Buckets(List.copyOf(shared), arm(shared, canary), arm(shared, baseline)))
                : Optional.empty();
    }

    private static QuantileTest.Arm arm(TreeSet<Double> bounds, ArmCounts counts) {
        NavigableMap<Double, Long> buckets = counts.atOrBelow();
        return new QuantileTest.Arm(bounds.stream().mapToLong(buckets::get).toArray());
    }

    private static long all(QuantileTest.Arm arm) {
        return arm.atOrBelow()[arm.atOrBelow().length - 1];
    }

    /** The largest bound that is a time. */
    double last() {
        return bounds.get(bounds.size() - 2);
    }

    long canaryRequests() {
        return all(canary);
    }

    long baselineRequests() {
        return all(baseline);
    }

    long canaryAbove(int bound) {
        return all(canary) - canary.atOrBelow()[bound];
    }

    /** The quantile as the buckets show it: the first bound at or below which this share of the requests lies. */
    double quantile(QuantileTest.Arm arm, double share) {
        for (int bound = 0; bound < bounds.size(); bound++) {
            if (arm.atOrBelow()[bound] >= share * all(arm)) {
                return bounds.get(bound);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** What the quantile is surely above, as far as the buckets tell: the bound before that which shows it. */
    double surelyAbove(QuantileTest.Arm arm, double share) {
        int bound = bounds.indexOf(quantile(arm, share));
        return bound == 0 ? 0 : bounds.get(bound - 1);
    }

    /** The largest bound at or below a value, as an index; -1 where there is none. */
    int floor(double value) {
        int found = -1;
        for (int bound = 0; bound < bounds.size() && bounds.get(bound) <= value; bound++) {
            found = bound;
        }
        return found;
    }
}
