package lockstep.analysis.canary;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lockstep.analysis.counts.ArmCounts;

/** How much an arm's slow requests come in clumps, by the bound above which they are slow. */
record SlowClumps(NavigableMap<Double, ShareClumps> byBound) {

    SlowClumps {
        byBound = Collections.unmodifiableNavigableMap(byBound);
    }

    static SlowClumps none() {
        return new SlowClumps(new TreeMap<>());
    }

    /** An interval that tells no latency tells nothing of clumps either. */
    SlowClumps and(ArmCounts arm) {
        if (arm.atOrBelow().isEmpty()) {
            return this;
        }
        NavigableMap<Double, ShareClumps> next = new TreeMap<>(byBound);
        for (Map.Entry<Double, Long> bucket : arm.atOrBelow().entrySet()) {
            double bound = bucket.getKey();
            if (arm.tells(bound)) {
                next.put(bound, byBound.getOrDefault(bound, ShareClumps.none()).and(
                        arm.slowerThan(bound), arm.atOrBelow().get(Double.POSITIVE_INFINITY)));
            }
        }
        return new SlowClumps(next);
    }

    double dispersion(double bound) {
        return spread(bound).dispersion();
    }

    Spread spread(double bound) {
        return byBound.getOrDefault(bound, ShareClumps.none()).spread();
    }
}
