package lockstep.analysis.canary;

/**
 * How much a part of the requests comes in clumps, whatever the traffic: by its share of the requests in each interval,
 * as Pearson has it.
 *
 * @param counted of the part, in all intervals
 * @param of all requests, in all intervals
 * @param squares the sum of the squares of the part in each interval, each over the requests of the interval
 */
record ShareClumps(long intervals, long counted, long of, double squares) {

    static ShareClumps none() {
        return new ShareClumps(0, 0, 0, 0);
    }

    /** An interval without a request tells nothing. */
    ShareClumps and(long part, long requests) {
        return requests <= 0 ? this : new ShareClumps(intervals + 1, counted + part, of + requests,
                squares + (double) part * part / requests);
    }

    /** So many come at once, at least one. */
    double dispersion() {
        return spread().dispersion();
    }

    Spread spread() {
        double share = (double) counted / of;
        return intervals < 2 || counted == 0
                ? Spread.none()
                : new Spread((squares - counted * share) / share, intervals - 1);
    }
}
