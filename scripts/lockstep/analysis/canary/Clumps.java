package lockstep.analysis.canary;

/**
 * How much some event comes in clumps, from its numbers in the intervals.
 *
 * @param counted in all intervals
 * @param squares the sum of the squares of the numbers in each
 */
record Clumps(long intervals, long counted, double squares) {

    static Clumps none() {
        return new Clumps(0, 0, 0);
    }

    Clumps and(long now) {
        return new Clumps(intervals + 1, counted + now, squares + (double) now * now);
    }

    /** The variance of the numbers over their mean, at least one: so many come at once. */
    double dispersion() {
        return dispersion(counted);
    }

    /** @param credible the number in all intervals, as far as it makes sense */
    double dispersion(long credible) {
        if (intervals < 2 || credible == 0) {
            return 1;
        }
        double mean = (double) credible / intervals;
        double variance = (squares - intervals * mean * mean) / (intervals - 1);
        return Math.max(1, variance / mean);
    }
}
