package lockstep.analysis.sequential;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Bounds on a rate that hold at every look (Robbins' beta-binomial mixture): the rates that no bet has refuted.
 *
 * @param lower the smallest rate that is not refuted
 * @param upper the largest rate that is not refuted
 */
public record RateBound(double lower, double upper) {

    private static final int HALVINGS = 60;
    private static final double SMALLEST = 1e-12;

    /** With a uniform prior. */
    public static RateBound uniform(double counted, double trials, double alpha) {
        return between(counted, trials, alpha, p -> new BetaMixture(1, 1));
    }

    /** Sharpest after so many trials; valid after any number. */
    public static RateBound tuned(double counted, double trials, double alpha, double sharpestAfter) {
        return between(counted, trials, alpha, p -> BetaMixture.tuned(p, sharpestAfter, alpha));
    }

    /** With a prior of this shape, chosen before the data. */
    static RateBound prior(double counted, double trials, double alpha, double a, double b) {
        return between(counted, trials, alpha, p -> new BetaMixture(a, b));
    }

    private static RateBound between(
            double counted, double trials, double alpha, DoubleFunction<BetaMixture> mixture) {
        if (trials == 0) {
            return new RateBound(0, 1);
        }
        double threshold = -Math.log(alpha);
        DoubleUnaryOperator bet = p -> mixture.apply(p).logEValue(counted, trials, p) - threshold;
        double seen = Math.clamp(counted / trials, SMALLEST, 1 - SMALLEST);
        double lower = counted == 0 ? 0 : edge(bet, seen, SMALLEST);
        double upper = counted == trials ? 1 : edge(bet, seen, 1 - SMALLEST);
        return new RateBound(lower, upper);
    }

    /** Where the bet is won, on the way from a rate that is not refuted to the end; the end itself if it never is. */
    private static double edge(DoubleUnaryOperator bet, double from, double end) {
        if (bet.applyAsDouble(end) < 0) {
            return end;
        }
        double open = from;
        double refuted = end;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (open + refuted) / 2;
            if (bet.applyAsDouble(middle) < 0) {
                open = middle;
            } else {
                refuted = middle;
            }
        }
        return (open + refuted) / 2;
    }

    /** The logarithm of the bet that the rate is above this one. */
    public static double logEValueAbove(double rate, double counted, double trials, double alpha, double sharpestAfter) {
        return BetaMixture.tuned(rate, sharpestAfter, alpha).logEValueAbove(counted, trials, rate);
    }
}
