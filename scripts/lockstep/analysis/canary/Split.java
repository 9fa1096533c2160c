package lockstep.analysis.canary;

import java.util.List;
import lockstep.analysis.sequential.SplitTest;

/**
 * The requests that arrived while one weight was set, and the bets won against the weights before it.
 *
 * @param before the logarithm of what the bets of earlier weights are worth
 */
record Split(double weight, long canary, long baseline, double before) {

    /** So sure the split test has to be before it says that the requests do not arrive as they should. */
    private static final double ALPHA = 0.001;

    static Split none() {
        return new Split(0, 0, 0, 0);
    }

    Split and(Interval interval) {
        Split current = interval.weight() == weight ? this : new Split(interval.weight(), 0, 0, logEValue());
        return new Split(current.weight, current.canary + interval.canary().requests(),
                current.baseline + interval.baseline().requests(), current.before);
    }

    double logEValue() {
        return canary + baseline == 0
                ? before
                : before + SplitTest.logEValue(List.of(canary, baseline), List.of(weight, 1 - weight));
    }

    boolean refuted() {
        return logEValue() >= -Math.log(ALPHA);
    }
}
