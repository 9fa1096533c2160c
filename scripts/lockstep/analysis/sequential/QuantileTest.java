package lockstep.analysis.sequential;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/**
 * Whether two arms have the same quantile, from counts at or below rising bounds, at every look: the bet that no value
 * is the quantile of both (Howard and Ramdas, arXiv 1906.09712).
 *
 * <p>Between two bounds nothing is known of a distribution, so there each arm's bet takes the least that its counts
 * allow: coarse buckets cost power, never truth.
 *
 * @param quantile 0.99 for the p99
 * @param sharpestAfter the number of requests after which the bet is sharpest
 */
public record QuantileTest(double quantile, double sharpestAfter, double alpha) {

    /** The counts at or below each of the bounds; the last bound is infinity, so the last count is all requests. */
    public record Arm(long[] atOrBelow) {

        long all() {
            return atOrBelow[atOrBelow.length - 1];
        }
    }

    public double pValue(Arm one, Arm other) {
        double least = Double.POSITIVE_INFINITY;
        for (int bound = 0; bound < one.atOrBelow().length; bound++) {
            least = Math.min(least, leastAt(one, bound, this::twoSided) + leastAt(other, bound, this::twoSided));
        }
        return Math.min(1, Math.exp(-least));
    }

    /**
     * The logarithm of the bet that the canary's quantile is above the baseline's. For each value that might lie
     * between them it is the mean of three bets: on either arm alone and on both, since far away one is always lost.
     */
    public double logEValueSlower(Arm canary, Arm baseline) {
        double least = Double.POSITIVE_INFINITY;
        for (int bound = 0; bound < canary.atOrBelow().length; bound++) {
            double one = leastAt(canary, bound, this::fewerBelow);
            double other = leastAt(baseline, bound, this::moreBelow);
            least = Math.min(least, logMean(one, other, one + other));
        }
        return least;
    }

    private static double logMean(double... logs) {
        double largest = DoubleStream.of(logs).max().orElseThrow();
        return largest + Math.log(DoubleStream.of(logs).map(log -> Math.exp(log - largest)).average().orElseThrow());
    }

    /** The least of a bet over what the count below a value can be that lies between the bound before and this one. */
    private double leastAt(Arm arm, int bound, DoubleBinaryOperator bet) {
        double all = arm.all();
        double from = bound == 0 ? 0 : arm.atOrBelow()[bound - 1];
        double to = arm.atOrBelow()[bound];
        double expected = Math.clamp(quantile * all, from, to);
        return Math.min(bet.applyAsDouble(expected, all),
                Math.min(bet.applyAsDouble(from, all), bet.applyAsDouble(to, all)));
    }

    private BetaMixture mixture() {
        return BetaMixture.tuned(quantile, sharpestAfter, alpha);
    }

    private double twoSided(double below, double all) {
        return mixture().logEValue(below, all, quantile);
    }

    private double fewerBelow(double below, double all) {
        return mixture().logEValueBelow(below, all, quantile);
    }

    private double moreBelow(double below, double all) {
        return mixture().logEValueAbove(below, all, quantile);
    }
}
