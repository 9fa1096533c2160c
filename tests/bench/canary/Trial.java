package tests.bench.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import lockstep.analysis.canary.BaselineTraffic;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Canaries of one service under one gate of three, watched until a verdict or the deadline.
 *
 * @param baseline how long the baseline's requests take; empty where nobody counts that
 * @param canary the same of the canary's
 * @param clump how many errors come at once; where times are counted, how many slow requests
 * @param stalls whether the canary alone has clumps of slow requests, twice as many as it may have
 */
public record Trial(
        MetricGate gate, double requestsPerSecond, double baselineErrors, double canaryErrors,
        Optional<Latency> baseline, Optional<Latency> canary, Duration interval, Duration deadline,
        int clump, boolean stalls) {

    private static final double WEIGHT = 0.1;
    private static final long SAMPLE = 1_000_000;
    private static final double STALLED = 0.004;
    private static final double HARMFULLY_STALLED = 0.02;

    public static Trial ofErrors(MetricGate gate, double requestsPerSecond, double errors) {
        return new Trial(gate, requestsPerSecond, errors, errors, Optional.empty(), Optional.empty(),
                Duration.ofSeconds(10), Duration.ofHours(1), 1, false);
    }

    public static Trial ofTimes(MetricGate gate, double requestsPerSecond, Latency times) {
        return new Trial(gate, requestsPerSecond, 0, 0, Optional.of(times), Optional.of(times),
                Duration.ofSeconds(30), Duration.ofHours(2), 1, false);
    }

    /** Errors come so many at once; of times, so many requests at once wait longer than any bound, 0.4 % in all. */
    public Trial inClumpsOf(int many) {
        return new Trial(gate, requestsPerSecond, baselineErrors, canaryErrors, baseline, canary, interval, deadline,
                many, false);
    }

    /** So many of the canary's requests at once wait longer than any bound, 2 % in all. */
    Trial canaryStallsInClumpsOf(int many) {
        return new Trial(gate, requestsPerSecond, baselineErrors, canaryErrors, baseline, canary, interval, deadline,
                many, true);
    }

    public Trial canaryFails(double errors) {
        return new Trial(gate, requestsPerSecond, baselineErrors, errors, baseline, canary, interval, deadline,
                clump, stalls);
    }

    Trial canaryIsSlower(double times) {
        return new Trial(gate, requestsPerSecond, baselineErrors, canaryErrors, baseline,
                baseline.map(as -> as.slower(times)), interval, deadline, clump, stalls);
    }

    private Terms terms() {
        return new Terms(interval, deadline, interval, 1, 0, List.of(gate),
                new Levels(0.01 / 3, 0.05, 2_000, 20_000));
    }

    /** What the plan says that a healthy canary takes; empty where it says that none ever passes. */
    public Optional<Duration> forecast() {
        TreeMap<Double, Long> counts = new TreeMap<>();
        baseline.ifPresent(times -> {
            double[] shares = times.shares();
            double below = 0;
            for (int bound = 0; bound < shares.length; bound++) {
                below += shares[bound];
                counts.put(times.bounds().get(bound), Math.round(SAMPLE * below));
            }
        });
        ArmCounts sample = new ArmCounts(SAMPLE, Math.round(SAMPLE * baselineErrors), counts, 1, 0, 0);
        return new CanaryPlan(terms(), WEIGHT, new BaselineTraffic(requestsPerSecond, sample))
                .forecasts().getFirst().takes();
    }

    public Tally run(long firstSeed, long canaries) {
        Optional<double[]> ofCanary = canary.map(Latency::shares);
        Optional<double[]> ofBaseline = baseline.map(Latency::shares);
        return Tally.of(canaries, LongStream.range(firstSeed, firstSeed + canaries).parallel()
                .mapToObj(seed -> one(seed, ofCanary, ofBaseline)).toList());
    }

    private Peer.End one(long seed, Optional<double[]> ofCanary, Optional<double[]> ofBaseline) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        CanaryJudge judge = new CanaryJudge(terms());
        double requests = requestsPerSecond * interval.toMillis() / 1_000;
        Observations seen = Observations.none();
        while (seen.watched().compareTo(deadline) < 0) {
            Instant from = Instant.EPOCH.plus(seen.watched());
            seen = seen.and(new Interval(from, from.plus(interval), WEIGHT,
                    arm(random, requests * WEIGHT, canaryErrors, ofCanary, stalls ? HARMFULLY_STALLED : STALLED),
                    arm(random, requests * (1 - WEIGHT), baselineErrors, ofBaseline, stalls ? 0 : STALLED)));
            Verdict verdict = judge.judge(seen, from.plus(interval)).verdict();
            if (verdict != Verdict.INCONCLUSIVE) {
                return new Peer.End(verdict, seen.watched());
            }
        }
        return new Peer.End(Verdict.INCONCLUSIVE, deadline);
    }

    private ArmCounts arm(UniformRandomProvider random, double requests, double errors, Optional<double[]> shares, double stalled) {
        if (shares.isEmpty()) {
            long failed = clump * draw(random, requests * errors / clump);
            return ArmCounts.of(failed + draw(random, requests * (1 - errors)), failed);
        }
        Map<Double, Long> counts =
                Latency.drawn(random, baseline.orElseThrow().bounds(), shares.get(), requests);
        if (clump > 1) {
            counts.merge(Double.POSITIVE_INFINITY, clump * draw(random, requests * stalled / clump), Long::sum);
        }
        return new ArmCounts(counts.get(Double.POSITIVE_INFINITY), 0, new TreeMap<>(counts), 1, 0, 0);
    }

    private static long draw(UniformRandomProvider random, double mean) {
        return mean <= 0 ? 0 : PoissonSampler.of(random, mean).sample();
    }
}
