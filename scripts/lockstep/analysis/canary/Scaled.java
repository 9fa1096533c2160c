package lockstep.analysis.canary;

import java.util.NavigableMap;
import java.util.TreeMap;
import lockstep.analysis.counts.ArmCounts;

/** What more or less traffic of the same kind would count. */
final class Scaled {

    private Scaled() {}

    static ArmCounts counts(ArmCounts sample, double factor) {
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        sample.atOrBelow().forEach((bound, requests) -> buckets.put(bound, Math.round(requests * factor)));
        return new ArmCounts(Math.round(sample.requests() * factor), Math.round(sample.errors() * factor), buckets,
                1, 0, 0);
    }
}
