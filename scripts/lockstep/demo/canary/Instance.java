package lockstep.demo.canary;

import java.time.Instant;

/** An instance of the service, as its counters tell of it. */
final class Instance {

    private long good;
    private long bad;
    private double due;
    private int restarts;
    private Instant started;

    Instance(Instant started) {
        this.started = started;
    }

    /**
     * Answers requests.
     *
     * @param rate the share that fails
     * @param clump how many fail at once
     */
    void answer(long requests, double rate, int clump) {
        due += requests * rate;
        long failing = (long) Math.floor(due / clump) * clump;
        due -= failing;
        bad += failing;
        good += Math.max(0, requests - failing);
    }

    /** As it is now. */
    Instance copy() {
        Instance copy = new Instance(started);
        copy.good = good;
        copy.bad = bad;
        return copy;
    }

    void restart(Instant now) {
        good = 0;
        bad = 0;
        restarts++;
        started = now;
    }

    int restarts() {
        return restarts;
    }

    long good() {
        return good;
    }

    long bad() {
        return bad;
    }

    double startedSeconds() {
        return started.toEpochMilli() / 1_000.0;
    }
}
