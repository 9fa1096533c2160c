package tests.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/** The time as it is, and the service: its traffic, the load balancer, what is counted and what really happens. */
final class Universe {

    static final Instant BEGAN = Instant.parse("2026-01-22T10:00:00Z");

    private static final int BUCKETS = 12;

    private final UniformRandomProvider random;
    private final double requestsPerSecond;
    private final double baselineErrors;
    private final double canaryErrors;
    private final List<Event> events = new ArrayList<>();
    private final Arm canary = new Arm();
    private final Arm baseline = new Arm();
    private Instant now = BEGAN;
    private int weight;
    private boolean byHand;
    private boolean buckets;
    /** Where the traffic really goes, if not as the weight says. */
    private Optional<Double> split = Optional.empty();

    /** Something that happens at a time, whoever waits for it. */
    private record Event(Instant at, Runnable what) {}

    /** One arm: what it counts since its process began, and all that ever reached it. */
    static final class Arm {
        private long requests;
        private long errors;
        private long sinceRequests;
        private long sinceErrors;
        private Instant started = BEGAN;

        long requests() {
            return requests;
        }

        long errors() {
            return errors;
        }

        private void gets(long more, long failed) {
            requests += more;
            errors += failed;
        }

        private String json(boolean buckets) {
            long counted = requests - sinceRequests;
            return "{\"requests\": " + counted + ", \"errors\": " + (errors - sinceErrors)
                    + (buckets ? ", \"buckets\": " + buckets(counted) : "") + ", \"started\": \"" + started + "\"}";
        }

        private static String buckets(long counted) {
            StringBuilder buckets = new StringBuilder("{");
            for (int bound = 1; bound < BUCKETS; bound++) {
                buckets.append('"').append(bound / 10.0).append("\": ").append(counted * bound / BUCKETS).append(", ");
            }
            return buckets.append("\"+Inf\": ").append(counted).append('}').toString();
        }
    }

    Universe(UniformRandomProvider random, double requestsPerSecond, double baselineErrors, double canaryErrors) {
        this.random = random;
        this.requestsPerSecond = requestsPerSecond;
        this.baselineErrors = baselineErrors;
        this.canaryErrors = canaryErrors;
    }

    /** Both arms count how long requests take, too. */
    Universe counting12Buckets() {
        buckets = true;
        return this;
    }

    Instant now() {
        return now;
    }

    int weight() {
        return weight;
    }

    void set(int percent) {
        weight = percent;
        byHand = false;
    }

    /** Somebody who is not Lockstep gives the canary more; without traffic there is none to move. */
    void isMovedByHand() {
        if (weight > 0) {
            weight = 35;
            byHand = true;
        }
    }

    boolean isByHand() {
        return byHand;
    }

    void splitReally(Optional<Double> share) {
        split = share;
    }

    void heals() {
        split = Optional.empty();
        events.clear();
    }

    Arm canary() {
        return canary;
    }

    Arm baseline() {
        return baseline;
    }

    void canaryRestarts() {
        canary.sinceRequests = canary.requests;
        canary.sinceErrors = canary.errors;
        canary.started = now;
    }

    String counters() {
        return "{\"canary\": " + canary.json(buckets) + ", \"baseline\": " + baseline.json(buckets)
                + "}";
    }

    void in(Duration time, Runnable what) {
        events.add(new Event(now.plus(time), what));
        events.sort(Comparator.comparing(Event::at));
    }

    /** Time passes, and everything happens that was to happen in it; what happens may let more time pass. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (!events.isEmpty() && !events.getFirst().at().isAfter(end)) {
            Event next = events.removeFirst();
            flow(next.at());
            next.what().run();
        }
        flow(end);
    }

    private void flow(Instant until) {
        if (until.isAfter(now)) {
            double requests = requestsPerSecond * Duration.between(now, until).toMillis() / 1_000.0;
            double share = weight == 0 ? 0 : split.orElse(weight / 100.0);
            reaches(canary, requests * share, canaryErrors);
            reaches(baseline, requests * (1 - share), baselineErrors);
            now = until;
        }
    }

    private void reaches(Arm arm, double requests, double rate) {
        long failed = draw(requests * rate);
        arm.gets(failed + draw(requests * (1 - rate)), failed);
    }

    private long draw(double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
