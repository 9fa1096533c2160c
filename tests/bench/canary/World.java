package tests.bench.canary;

import java.time.Duration;
import java.time.Instant;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What happens to a service while a canary runs.
 *
 * @param requestsPerSecond of both arms together
 * @param weight the canary's share, from 0 to 1
 * @param clump how many errors come at once
 */
record World(
        double requestsPerSecond, double weight, double baselineErrors, double canaryErrors, int clump,
        Duration interval) {

    /** The intervals of one canary, the same for the same seed. */
    Source from(long seed) {
        return new Source(RandomSource.SPLIT_MIX_64.create(seed));
    }

    World clump(int errors) {
        return new World(requestsPerSecond, weight, baselineErrors, canaryErrors, errors, interval);
    }

    World canary(double errors) {
        return new World(requestsPerSecond, weight, baselineErrors, errors, clump, interval);
    }

    World rps(double requests) {
        return new World(requests, weight, baselineErrors, canaryErrors, clump, interval);
    }

    World every(Duration other) {
        return new World(requestsPerSecond, weight, baselineErrors, canaryErrors, clump, other);
    }

    final class Source {

        private final UniformRandomProvider random;
        private Instant now = Instant.EPOCH;

        private Source(UniformRandomProvider random) {
            this.random = random;
        }

        Interval next() {
            Instant from = now;
            now = now.plus(interval);
            return new Interval(from, now, weight, arm(weight, canaryErrors), arm(1 - weight, baselineErrors));
        }

        /** Good and failed requests are independent of each other when requests come as they like. */
        private ArmCounts arm(double share, double rate) {
            double requests = requestsPerSecond * share * interval.toMillis() / 1000;
            long failed = clump * draw(requests * rate / clump);
            return ArmCounts.of(failed + draw(requests * (1 - rate)), failed);
        }

        private long draw(double mean) {
            return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
        }
    }
}
