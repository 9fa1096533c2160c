package lockstep.analysis.canary;

/**
 * How much errors come in clumps, from their numbers in the intervals.
 *
 * @param squares the sum of the squares of the numbers in each
 */
record Clumps(long intervals, double squares) {

    static Clumps none() {
        return new Clumps(0, 0);
    }

    Clumps and(long now) {
        return new Clumps(intervals + 1, squares + (double) now * now);
    }

    /**
     * The variance of the numbers over their mean, at least one: so many come at once.
     *
     * @param counted in all intervals
     */
    double dispersion(long counted) {
        if (intervals < 2 || counted == 0) {
            return 1;
        }
        double mean = (double) counted / intervals;
        double variance = (squares - intervals * mean * mean) / (intervals - 1);
        return Math.max(1, variance / mean);
    }

    /** The same, to be put together with that at other weights. */
    Spread spread(long counted) {
        double mean = (double) counted / intervals;
        return intervals < 2 || counted == 0
                ? Spread.none()
                : new Spread((squares - intervals * mean * mean) / mean, intervals - 1);
    }
}
