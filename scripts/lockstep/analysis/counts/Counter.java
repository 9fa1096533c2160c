package lockstep.analysis.counts;

/** What a counter counts. */
public sealed interface Counter {

    record Requests() implements Counter {}

    record Errors() implements Counter {}

    /**
     * The requests that took at most so long: a bucket of a histogram.
     *
     * @param seconds the bucket's bound; infinity counts all requests
     */
    record AtOrBelow(double seconds) implements Counter {}
}
