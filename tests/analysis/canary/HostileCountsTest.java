package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever a metrics source or a record claims, a judgement comes of it, and it is no pass where it makes no sense. */
class HostileCountsTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    private static final Terms TERMS = new Terms(
            Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofSeconds(10), 10, 0,
            List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                    new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF),
                    new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF)),
            Levels.usual());

    private static CanaryVerdict judged(List<Interval> intervals) {
        return new CanaryJudge(TERMS).judge(Observations.of(intervals), intervals.getLast().to());
    }

    private static ArmCounts any(SplittableRandom random) {
        return random.nextBoolean() ? odd(random) : possible(random);
    }

    /** Counts that make sense, of any size. */
    private static ArmCounts possible(SplittableRandom random) {
        long requests = random.nextLong(1L << random.nextInt(1, 44));
        TreeMap<Double, Long> buckets = new TreeMap<>();
        long below = 0;
        for (double bound : new double[] {0.1, 0.5, 5}) {
            below += random.nextLong(requests - below + 1);
            buckets.put(bound, below);
        }
        buckets.put(Double.POSITIVE_INFINITY, requests);
        return new ArmCounts(requests, random.nextInt(3) == 0 ? 0 : random.nextLong(requests + 1), buckets, 1, 0, 0);
    }

    private static ArmCounts odd(SplittableRandom random) {
        long[] sizes = {0, 1, 7, 1_000, 1L << 40, (1L << 53) - 1};
        TreeMap<Double, Long> buckets = new TreeMap<>();
        for (double bound : new double[] {-1, 0, 0.1, 5, Double.POSITIVE_INFINITY}) {
            if (random.nextInt(3) > 0) {
                buckets.put(bound, sizes[random.nextInt(sizes.length)] * (random.nextInt(5) == 0 ? -1 : 1));
            }
        }
        return new ArmCounts(sizes[random.nextInt(sizes.length)], sizes[random.nextInt(sizes.length)], buckets,
                random.nextInt(3), random.nextInt(3), random.nextInt(3));
    }

    @Property(tries = 3_000)
    void any_counts_are_judged_without_an_exception_and_without_passing_over_harm(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Interval> intervals = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            intervals.add(new Interval(NOW.plusSeconds(10L * i), NOW.plusSeconds(10L * i + 10),
                    (1 + random.nextInt(99)) / 100.0, any(random), any(random)));
        }

        VerdictLaw.holds(judged(intervals));
    }

    @Test
    void more_errors_than_requests_are_no_pass() {
        Interval odd = new Interval(NOW, NOW.plusSeconds(60), 0.1, ArmCounts.of(1_000, 1_200),
                ArmCounts.of(9_000, 9_000));

        assertThat(judged(List.of(odd)).verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(judged(List.of(odd)).reasons().toString()).contains("more errors than requests");
    }
}
