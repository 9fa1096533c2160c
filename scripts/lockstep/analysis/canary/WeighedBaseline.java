package lockstep.analysis.canary;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import lockstep.analysis.counts.ArmCounts;

/**
 * The baseline as it would be had its requests come at the weights as the canary's did: what it counted at each weight
 * weighs as much as the canary had of its own requests there. With one weight it is the baseline as it is.
 *
 * @param parts the weights at which the canary had requests
 * @param whole what the baseline counted at all weights
 * @param counted the requests of which it is told
 */
record WeighedBaseline(List<Part> parts, ArmCounts whole, ToLongFunction<ArmCounts> counted) {

    /** @param share of the canary's requests */
    record Part(double share, ArmCounts baseline) {}

    WeighedBaseline {
        parts = List.copyOf(parts);
    }

    /** Whatever the weights were. */
    static WeighedBaseline pooled(ArmCounts baseline, ToLongFunction<ArmCounts> counted) {
        return new WeighedBaseline(List.of(new Part(1, baseline)), baseline, counted);
    }

    static WeighedBaseline of(Strata strata, ArmCounts baseline, ToLongFunction<ArmCounts> counted) {
        List<Stratum> used = strata.byWeight().stream()
                .filter(one -> counted.applyAsLong(one.canary()) > 0).toList();
        if (used.isEmpty()) {
            return pooled(baseline, counted);
        }
        double all = used.stream().mapToDouble(one -> counted.applyAsLong(one.canary())).sum();
        return new WeighedBaseline(
                used.stream().map(one -> new Part(counted.applyAsLong(one.canary()) / all, one.baseline())).toList(),
                baseline, counted);
    }

    /** The requests whose time was counted. */
    static long timed(ArmCounts arm) {
        return arm.atOrBelow().getOrDefault(Double.POSITIVE_INFINITY, 0L);
    }

    /** As it was seen. A weight at which the baseline had no request tells nothing: the others stand for it. */
    double mean(ToDoubleFunction<ArmCounts> rate) {
        double sum = 0;
        for (Part part : parts) {
            boolean tells = counted.applyAsLong(part.baseline()) > 0;
            sum += part.share() * rate.applyAsDouble(tells ? part.baseline() : whole);
        }
        return sum;
    }

    /**
     * What it is proven to be at least. Each part may be wrong by its share of the chance.
     *
     * @param lower the bound of one part; 0 where it has no request
     */
    double atLeast(Lower lower, double alpha) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.share() * lower.bound(part.baseline(), alpha / parts.size());
        }
        return sum;
    }

    /** A lower bound on the rate of an arm. */
    @FunctionalInterface
    interface Lower {
        double bound(ArmCounts arm, double alpha);
    }
}
