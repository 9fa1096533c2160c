package lockstep.analysis.canary;

import java.util.ArrayList;
import java.util.List;

/** The requests that arrived at each weight, in the order in which the weights were first set. */
record Split(List<Arrivals> weights) {

    /** So sure the split test has to be before it says that the requests do not arrive as they should. */
    private static final double ALPHA = 0.001;

    Split {
        weights = List.copyOf(weights);
    }

    static Split none() {
        return new Split(List.of());
    }

    /** The weight of the last interval stands last. */
    Split and(Interval interval) {
        List<Arrivals> all = new ArrayList<>();
        Arrivals current = Arrivals.at(interval.weight());
        for (Arrivals one : weights) {
            if (one.weight() == interval.weight()) {
                current = one;
            } else {
                all.add(one);
            }
        }
        all.add(current.and(interval));
        return new Split(all);
    }

    /** What arrived at the weight that is set now. */
    Arrivals now() {
        return weights.isEmpty() ? Arrivals.at(0) : weights.getLast();
    }

    /** Whether the bets of all weights together are won: each may lie as far from its weight as is tolerated. */
    boolean refuted(double tolerance) {
        return weights.stream().mapToDouble(one -> one.logEValue(tolerance)).sum() >= -Math.log(ALPHA);
    }
}
