package lockstep.analysis.sequential;

import java.util.List;

/**
 * Whether the canary has more than its share of the errors, by one vote an interval.
 *
 * <p>With the canary's share w of the requests and its share s of the errors, each interval that has an error
 * multiplies a bettor's money by 1 + (f/w)(s − w). A clump of errors in one interval is one vote, and w may change from
 * interval to interval. The e-value is the mean over five bettors (Waudby-Smith and Ramdas, arXiv 2010.09686).
 *
 * @param logWealth the natural logarithm of each bettor's money
 */
public record IntervalVotes(List<Double> logWealth) {

    private static final double[] FRACTIONS = {0.05, 0.1, 0.2, 0.4, 0.7};

    public IntervalVotes {
        logWealth = List.copyOf(logWealth);
    }

    public static IntervalVotes none() {
        return new IntervalVotes(List.of(0.0, 0.0, 0.0, 0.0, 0.0));
    }

    /** The bets after one more interval. Without an error, or without requests in both arms, nobody votes. */
    public IntervalVotes and(long canaryRequests, long canaryErrors, long baselineRequests, long baselineErrors) {
        long errors = canaryErrors + baselineErrors;
        if (errors == 0 || canaryRequests == 0 || baselineRequests == 0) {
            return this;
        }
        double weight = (double) canaryRequests / (canaryRequests + baselineRequests);
        double share = (double) canaryErrors / errors;
        Double[] after = new Double[FRACTIONS.length];
        for (int i = 0; i < FRACTIONS.length; i++) {
            after[i] = logWealth.get(i) + Math.log1p(FRACTIONS[i] / weight * (share - weight));
        }
        return new IntervalVotes(List.of(after));
    }

    public double logEValue() {
        double largest = logWealth.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = logWealth.stream().mapToDouble(log -> Math.exp(log - largest)).sum();
        return largest + Math.log(sum / FRACTIONS.length);
    }

    public double eValue() {
        return Math.exp(logEValue());
    }

    /** Whether "the canary has no more than its share" is rejected, with at most this chance of a false alarm ever. */
    public boolean rejects(double alpha) {
        return logEValue() >= -Math.log(alpha);
    }
}
