package lockstep.analysis.canary;

import static lockstep.analysis.counts.ArmCounts.isCount;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.counts.ArmCounts;

/** Whether counts can be what was counted: sources and records can claim anything. */
final class Sense {

    /** A counter of errors may be read a moment after that of the requests. */
    private static final long READ_LATER = 5;

    private static final long PER_CENT = 100;

    private Sense() {}

    /** What makes no sense, in words; nothing where all does. */
    static Optional<String> fault(String arm, ArmCounts counts) {
        if (!isCount(counts.requests()) || !isCount(counts.errors()) || !isCount(counts.expected())
                || !isCount(counts.missing()) || !isCount(counts.restarts())) {
            return Optional.of("the " + arm + "'s counts are too large to be true");
        }
        if (counts.errors() - counts.requests() > READ_LATER + counts.requests() / PER_CENT) {
            return Optional.of("the " + arm + " counts more errors than requests: " + counts.errors() + " of "
                    + counts.requests());
        }
        return bucketFault(arm, counts);
    }

    /** The same of the buckets alone: each counts what the ones below it do, too. */
    static Optional<String> bucketFault(String arm, ArmCounts counts) {
        long below = 0;
        for (Map.Entry<Double, Long> bucket : counts.atOrBelow().entrySet()) {
            if (!isCount(bucket.getValue()) || bucket.getValue() < below || bucket.getKey().isNaN()) {
                return Optional.of("the " + arm + "'s latency buckets do not add up: each has to count all"
                        + " requests at or below its bound");
            }
            below = bucket.getValue();
        }
        return Optional.empty();
    }

    /** The same with no more errors than requests. */
    static ArmCounts bounded(ArmCounts counts) {
        NavigableMap<Double, Long> buckets = new TreeMap<>(counts.atOrBelow());
        return new ArmCounts(counts.requests(), Math.min(counts.errors(), counts.requests()), buckets,
                counts.expected(), counts.missing(), counts.restarts());
    }
}
