package lockstep.analysis.sequential;

import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Whether the requests arrive as the weights say, at any time: the sequential multinomial test with a Dirichlet prior
 * that is centred on the weights (Lindon and Malek, NeurIPS 2022).
 */
public final class SplitTest {

    private static final double STRENGTH = 100;

    private SplitTest() {}

    /** The logarithm of the bet against the weights. A weight of 0 or 1 is refuted by the first request against it. */
    public static double logEValue(List<Long> arrived, List<Double> weights) {
        double total = 0;
        double log = 0;
        for (int arm = 0; arm < arrived.size(); arm++) {
            long requests = arrived.get(arm);
            double weight = weights.get(arm);
            if (weight == 0) {
                if (requests > 0) {
                    return Double.POSITIVE_INFINITY;
                }
                continue;
            }
            double prior = STRENGTH * weight;
            log += LogGamma.value(prior + requests) - LogGamma.value(prior) - requests * Math.log(weight);
            total += requests;
        }
        return log + LogGamma.value(STRENGTH) - LogGamma.value(STRENGTH + total);
    }
}
