package lockstep.analysis.canary;

import java.util.List;
import lockstep.analysis.sequential.SplitTest;

/**
 * The requests that arrived while one weight was set.
 *
 * @param looks at which the canary's metrics could be read
 */
record Arrivals(double weight, long canary, long baseline, long looks) {

    static Arrivals at(double weight) {
        return new Arrivals(weight, 0, 0, 0);
    }

    Arrivals and(Interval interval) {
        boolean told = interval.canary().expected() > interval.canary().missing();
        return new Arrivals(weight, canary + interval.canary().requests(), baseline + interval.baseline().requests(),
                looks + (told ? 1 : 0));
    }

    /**
     * The logarithm of the least that a bet against any tolerated share is worth: against the tolerated share that
     * is nearest to what arrived. So it is a fair bet, whichever of them is the true one.
     */
    double logEValue(double tolerance) {
        long all = canary + baseline;
        if (all == 0) {
            return 0;
        }
        double least = Math.max(0, weight - tolerance);
        double most = Math.min(1, weight + tolerance);
        double share = weight == 0 || weight == 1 ? weight : Math.clamp((double) canary / all, least, most);
        return SplitTest.logEValue(List.of(canary, baseline), List.of(share, 1 - share));
    }
}
