package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;

/** A service that answers otherwise at the second weight than at the first: 100 requests a second, 10 % and then 50 %. */
class SeveralWeightsTest {

    private static final Instant BEGIN = Instant.parse("2026-01-22T10:00:00Z");
    private static final int LOOKS = 360;
    private static final int FEW = 60;
    private static final MetricGate ERRORS = new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF);
    private static final MetricGate AVAILABILITY = new AvailabilityGate(0.98, Breach.ROLLBACK, Demand.PROOF);
    private static final MetricGate P99 = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF);

    private static Terms terms(MetricGate... gates) {
        return new Terms(Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofSeconds(5), 100, 0, List.of(gates),
                Levels.usual());
    }

    private static List<Interval> steps(
            int looks, IntFunction<ArmCounts> canaryEarly, IntFunction<ArmCounts> baselineEarly,
            IntFunction<ArmCounts> canaryLate, IntFunction<ArmCounts> baselineLate) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < 2 * looks; i++) {
            boolean isEarly = i < looks;
            intervals.add(new Interval(BEGIN.plusSeconds(5L * i), BEGIN.plusSeconds(5L * i + 5), isEarly ? 0.1 : 0.5,
                    (isEarly ? canaryEarly : canaryLate).apply(i), (isEarly ? baselineEarly : baselineLate).apply(i)));
        }
        return intervals;
    }

    /** So many of ten thousand requests fail, as evenly as whole numbers can. */
    private static IntFunction<ArmCounts> failing(long requests, long ofTenThousand) {
        return i -> ArmCounts.of(requests,
                requests * ofTenThousand * (i + 1) / 10_000 - requests * ofTenThousand * i / 10_000);
    }

    private static List<Interval> errors(int early, int canaryLate, int baselineLate) {
        return steps(LOOKS, failing(50, early), failing(450, early), failing(250, canaryLate), failing(250, baselineLate));
    }

    private static CanaryVerdict judge(Terms terms, List<Interval> intervals) {
        return new CanaryJudge(terms).judge(Observations.of(intervals), intervals.getLast().to());
    }

    @Test
    void errors_that_both_arms_had_at_the_first_weight_do_not_hide_harm_at_the_second() {
        List<Interval> harmful = errors(300, 210, 10);

        assertThat(judge(terms(ERRORS), harmful).reasons()).containsExactly(
                "error rate 2.25 % beside 0.583 %, more than 1 percentage point above the baseline");
        assertThat(judge(terms(ERRORS), harmful).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(ERRORS).by(3), harmful).verdict()).as("by the method of before")
                .isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void more_of_them_hide_it_no_better_from_either_gate() {
        List<Interval> harmful = errors(600, 310, 10);

        assertThat(judge(terms(ERRORS), harmful).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(AVAILABILITY), harmful).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(ERRORS).by(3), harmful).verdict()).as("by the method of before")
                .isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void a_good_canary_passes_whether_the_service_becomes_better_or_worse_meanwhile() {
        assertThat(judge(terms(ERRORS), errors(300, 10, 10)).verdict()).as("better").isEqualTo(Verdict.PASS);
        assertThat(judge(terms(ERRORS), errors(10, 300, 300)).verdict()).as("worse").isEqualTo(Verdict.PASS);
        assertThat(judge(terms(ERRORS).by(3), errors(10, 300, 300)).verdict()).as("by the method of before")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void harm_at_the_last_weight_is_no_pass_though_all_weights_together_are_within_the_margin() {
        List<Interval> late = steps(LOOKS, failing(250, 10), failing(250, 10), failing(250, 160), failing(250, 10));

        GateJudgement errors = judge(terms(ERRORS), late).gates().getFirst();
        assertThat(errors.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(errors.bound()).as("proven of all together").isLessThan(0.01);
        assertThat(errors.reason()).isEqualTo("error rate 0.85 % beside 0.1 % over all weights; at the last one 1.6 % "
                + "beside 0.1 %, more than 1 percentage point above the baseline");
        AvailabilityGate nearly = new AvailabilityGate(0.99, Breach.ROLLBACK, Demand.PROOF);
        GateJudgement available = judge(terms(nearly), late).gates().getFirst();
        assertThat(available.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(available.reason()).contains("at the last weight it is 98.4 %");
    }

    @Test
    void requests_of_one_arm_are_no_vote_with_those_that_the_other_has_much_later() {
        List<Interval> quiet = new ArrayList<>();
        for (int i = 0; i < 720; i++) {
            quiet.add(new Interval(BEGIN.plusSeconds(5L * i), BEGIN.plusSeconds(5L * i + 5), 0.01,
                    ArmCounts.of(0, 0), ArmCounts.of(20, 0)));
        }
        Instant end = BEGIN.plusSeconds(3600);
        quiet.add(new Interval(end, end.plusSeconds(5), 0.01, ArmCounts.of(1, 1), ArmCounts.of(60, 10)));

        GateJudgement errors = judge(terms(ERRORS), quiet).gates().getFirst();
        assertThat(errors.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(errors.eValue()).isLessThan(10);
    }

    private static IntFunction<ArmCounts> times(long requests, double scale) {
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        for (double bound = 0.01; bound < 3; bound *= 1.025) {
            buckets.put(bound, Math.round(requests * (1 - Math.exp(-bound / (0.1 * scale)))));
        }
        buckets.put(Double.POSITIVE_INFINITY, requests);
        ArmCounts counts = new ArmCounts(requests, 0, buckets, 1, 0, 0);
        return i -> counts;
    }

    private static List<Interval> latencies(double early, double canaryLate, double baselineLate) {
        return steps(FEW, times(5_000, early), times(45_000, early), times(25_000, canaryLate),
                times(25_000, baselineLate));
    }

    @Test
    void slow_requests_that_both_arms_had_at_the_first_weight_do_not_hide_harm_at_the_second() {
        List<Interval> harmful = latencies(1, 0.9, 0.5);

        assertThat(judge(terms(P99), harmful).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(P99).by(3), harmful).verdict()).as("by the method of before")
                .isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void a_p99_that_is_slower_at_the_last_weight_alone_is_no_pass() {
        List<Interval> late = steps(FEW, times(25_000, 1), times(25_000, 1), times(2_000, 1.3), times(2_000, 1));

        GateJudgement p99 = judge(terms(P99), late).gates().getFirst();
        assertThat(p99.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(p99.reason()).contains(" over all weights; at the last one ", "and the votes say that it is slower");
    }

    @Test
    void a_good_p99_passes_whether_the_service_becomes_faster_or_slower_meanwhile() {
        assertThat(judge(terms(P99), latencies(1, 0.5, 0.5)).verdict()).as("faster").isEqualTo(Verdict.PASS);
        assertThat(judge(terms(P99), latencies(0.5, 1, 1)).verdict()).as("slower").isEqualTo(Verdict.PASS);
    }

    @Test
    void a_weight_at_which_the_baseline_had_no_request_proves_nothing_and_fails_nobody() {
        List<Interval> alone = steps(LOOKS, failing(50, 100), i -> ArmCounts.of(0, 0), failing(250, 100), failing(250, 100));

        assertThat(judge(terms(ERRORS), alone).gates().getFirst().baseline())
                .isCloseTo(0.01, within(1e-12));
        assertThat(judge(terms(ERRORS), alone).verdict()).isNotEqualTo(Verdict.FAIL);
    }

    @Test
    void buckets_that_add_up_only_over_all_weights_are_judged_without_an_exception_and_are_no_pass() {
        NavigableMap<Double, Long> odd = new TreeMap<>(times(500, 1).apply(0).atOrBelow());
        odd.put(odd.firstKey(), 499L);
        NavigableMap<Double, Long> mends = new TreeMap<>(times(25_000, 1).apply(0).atOrBelow());
        mends.put(mends.firstKey(), 0L);
        List<Interval> intervals = steps(FEW, i -> new ArmCounts(500, 0, odd, 1, 0, 0), times(4_500, 1),
                i -> new ArmCounts(25_000, 0, mends, 1, 0, 0), times(25_000, 1));

        assertThat(judge(terms(P99), intervals).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(terms(P99), intervals).reasons().toString()).contains("do not add up");
    }
}
