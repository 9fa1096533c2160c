package lockstep.analysis.sequential;

import java.util.ArrayList;
import java.util.List;

/**
 * A bet in parts, one after the other, by somebody who cannot know from which part on it is worth betting: the mean of
 * the bets that begin with each of them. What was lost in the first parts does not weigh on the last.
 */
public final class AnyStart {

    private AnyStart() {}

    /** @param logs the logarithms of what the bet on each part alone is worth; none is a bet that nobody made */
    public static double logMean(List<Double> logs) {
        if (logs.isEmpty()) {
            return 0;
        }
        List<Double> since = new ArrayList<>();
        double sum = 0;
        for (double log : logs.reversed()) {
            sum += log;
            since.add(sum);
        }
        double largest = since.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return Double.isInfinite(largest) ? largest : largest
                + Math.log(since.stream().mapToDouble(log -> Math.exp(log - largest)).average().orElseThrow());
    }
}
