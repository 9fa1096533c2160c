package lockstep.analysis.sequential;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/** Bounds on a rate that hold at every look (Robbins' beta-binomial mixture): the rates that no bet has refuted. */
public final class RateBound {

    private static final double SMALLEST = 1e-12;
    private static final BrentSolver ROOT = new BrentSolver(1e-9, 1e-14, 1e-12);

    private RateBound() {}

    /** The lower bound, sharpest after so many trials; valid after any number. */
    public static double tunedLower(double counted, double trials, double alpha, double sharpestAfter) {
        return lower(counted, trials, alpha, p -> BetaMixture.tuned(p, sharpestAfter, alpha));
    }

    /** The upper bound likewise. */
    public static double tunedUpper(double counted, double trials, double alpha, double sharpestAfter) {
        return upper(counted, trials, alpha, p -> BetaMixture.tuned(p, sharpestAfter, alpha));
    }

    /** The smallest rate that no bet of this mixture has refuted. */
    public static double lower(double counted, double trials, double alpha, DoubleFunction<BetaMixture> mixture) {
        return counted <= 0 ? 0 : edge(bet(counted, trials, alpha, mixture), counted / trials, SMALLEST);
    }

    /** The largest rate that no bet of this mixture has refuted. */
    public static double upper(double counted, double trials, double alpha, DoubleFunction<BetaMixture> mixture) {
        return counted >= trials ? 1 : edge(bet(counted, trials, alpha, mixture), counted / trials, 1 - SMALLEST);
    }

    private static DoubleUnaryOperator bet(
            double counted, double trials, double alpha, DoubleFunction<BetaMixture> mixture) {
        return p -> mixture.apply(p).logEValue(counted, trials, p) + Math.log(alpha);
    }

    /**
     * Where the bet is won, on the way from the rate that was seen to the end; the end itself if it never is, or if the
     * counts are beyond what can be computed: then nothing is refuted.
     */
    private static double edge(DoubleUnaryOperator bet, double seen, double end) {
        double from = Math.clamp(seen, SMALLEST, 1 - SMALLEST);
        boolean won = from != end && bet.applyAsDouble(end) >= 0 && bet.applyAsDouble(from) < 0;
        return !won ? end : ROOT.findRoot(bet, Math.min(from, end), Math.max(from, end));
    }

    /** The logarithm of the bet that the rate is above this one. */
    public static double logEValueAbove(
            double rate, double counted, double trials, double alpha, double sharpestAfter) {
        return BetaMixture.tuned(rate, sharpestAfter, alpha).logEValueAbove(counted, trials, rate);
    }
}
