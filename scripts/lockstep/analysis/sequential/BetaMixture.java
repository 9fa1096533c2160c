package lockstep.analysis.sequential;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * A bet that a rate is not p: the likelihood of the counts under a Beta prior, over their likelihood under p.
 *
 * @param a the prior's weight of what is counted
 * @param b the prior's weight of what is not
 */
public record BetaMixture(double a, double b) {

    /**
     * The prior that makes the bet against p sharpest after n trials: centred on p (Howard, Ramdas, McAuliffe and
     * Sekhon, Annals of Statistics 2021, section 3.6).
     */
    static BetaMixture tuned(double p, double trials, double alpha) {
        double variance = p * (1 - p);
        double log = Math.log(1 / alpha);
        double r = Math.max(trials * variance / (2 * log + Math.log1p(2 * log)) - variance, variance / 1000);
        return new BetaMixture(r / (1 - p), r / p);
    }

    double logEValue(double counted, double trials, double p) {
        return LogBeta.value(a + counted, b + trials - counted) - LogBeta.value(a, b) - likelihood(counted, trials, p);
    }

    /** The bet that the rate is above p; it stays a fair one for every rate at or below p. */
    double logEValueAbove(double counted, double trials, double p) {
        return logEValue(counted, trials, p)
                + Math.log(RegularizedBeta.complement(p, a + counted, b + trials - counted))
                - Math.log(RegularizedBeta.complement(p, a, b));
    }

    /** The bet that the rate is below p; it stays a fair one for every rate at or above p. */
    double logEValueBelow(double counted, double trials, double p) {
        return logEValue(counted, trials, p)
                + Math.log(RegularizedBeta.value(p, a + counted, b + trials - counted))
                - Math.log(RegularizedBeta.value(p, a, b));
    }

    private static double likelihood(double counted, double trials, double p) {
        double yes = counted == 0 ? 0 : counted * Math.log(p);
        double no = trials == counted ? 0 : (trials - counted) * Math.log1p(-p);
        return yes + no;
    }
}
