package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;

class CanaryJudgeTest {

    private static final Instant BEGIN = Instant.parse("2026-01-22T10:00:00Z");
    private static final MetricGate ERRORS = new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF);
    private static final MetricGate P99 = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF);
    private static final MetricGate AVAILABILITY = new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF);

    private static Terms terms(MetricGate... gates) {
        return new Terms(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofSeconds(10), 100, 0, List.of(gates),
                Levels.usual());
    }

    private static List<Interval> intervals(int count, IntFunction<ArmCounts> canary, IntFunction<ArmCounts> baseline) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            intervals.add(new Interval(BEGIN.plusSeconds(10L * i), BEGIN.plusSeconds(10L * i + 10), 0.1,
                    canary.apply(i), baseline.apply(i)));
        }
        return intervals;
    }

    private static CanaryVerdict judge(Terms terms, List<Interval> intervals) {
        return new CanaryJudge(terms).judge(Observations.of(intervals), intervals.getLast().to());
    }

    private static IntFunction<ArmCounts> every(long requests, long errors) {
        return i -> ArmCounts.of(requests, errors);
    }

    @Test
    void a_healthy_canary_passes_when_its_time_is_over() {
        List<Interval> healthy = intervals(180, i -> ArmCounts.of(50, i % 4 == 0 ? 1 : 0), i -> ArmCounts.of(450, 2));

        assertThat(judge(terms(ERRORS), healthy.subList(0, 179)).reasons())
                .containsExactly("watched for 1790 s, at least 1800 s are required");
        assertThat(judge(terms(ERRORS), healthy).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void nothing_seen_is_undecided_and_says_all_that_is_missing() {
        CanaryVerdict verdict = new CanaryJudge(terms(ERRORS)).judge(Observations.none(), BEGIN);

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reasons()).contains(
                "watched for 0 s, at least 1800 s are required",
                "the canary got 0 requests, at least 100 are required",
                "the canary's metrics were never read",
                "the baseline's metrics were never read");
    }

    @Test
    void a_canary_that_fails_more_is_rolled_back_and_the_reason_has_both_rates() {
        CanaryVerdict verdict = judge(terms(ERRORS), intervals(12, every(50, 3), every(450, 2)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.breach()).contains(Breach.ROLLBACK);
        assertThat(verdict.reasons()).containsExactly(
                "error rate 6 % beside 0.444 %, more than 1 percentage point above the baseline");
    }

    @Test
    void errors_in_seven_of_ten_intervals_fail_the_canary() {
        assertThat(judge(terms(ERRORS), intervals(10, i -> ArmCounts.of(50, i < 7 ? 50 : 0), every(450, 2))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_baseline_without_an_error_does_not_hide_those_of_the_canary() {
        assertThat(judge(terms(ERRORS), intervals(10, every(50, 2), every(450, 0))).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void one_clump_of_errors_does_not_fail_the_canary() {
        assertThat(judge(terms(ERRORS), intervals(60, i -> ArmCounts.of(50, i == 30 ? 40 : 0), every(450, 0))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void more_errors_within_the_margin_do_not_fail_the_canary() {
        List<Interval> within = intervals(400, every(1000, 9), every(9000, 27));

        assertThat(judge(terms(ERRORS), within).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_canary_that_gets_no_request_fails() {
        CanaryVerdict verdict = judge(terms(ERRORS), intervals(10, every(0, 0), every(450, 2)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reasons()).containsExactly("no request reached the canary although its weight is 10 % and 4500"
                + " requests reached the baseline");
    }

    @Test
    void a_split_that_is_not_the_weight_never_passes() {
        CanaryVerdict verdict = judge(terms(ERRORS), intervals(400, every(250, 1), every(250, 1)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly("the requests do not arrive as the weight of 10 % says: 100000 at"
                + " the canary, 100000 at the baseline");
    }

    @Test
    void nothing_that_arrives_is_told_at_the_third_look_at_the_earliest() {
        List<Interval> looks = intervals(3, every(0, 0), every(450, 2));
        ArmCounts unread = new ArmCounts(0, 0, new TreeMap<>(), 1, 1, 0);

        assertThat(judge(terms(ERRORS), looks.subList(0, 2)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(terms(ERRORS), looks).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(ERRORS), intervals(30, i -> i < 2 ? ArmCounts.of(0, 0) : unread, every(450, 2)))
                .verdict()).as("a canary that could not be read").isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(terms(ERRORS), intervals(30, i -> i < 3 ? ArmCounts.of(0, 0) : unread, every(20, 0)))
                .verdict()).as("one that is not heard of any more").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_share_that_is_tolerated_passes_and_one_beyond_it_does_not() {
        Terms tolerant = new Terms(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofSeconds(10), 100, 0.01,
                List.of(ERRORS), Levels.usual());
        List<Interval> tolerated = intervals(180, every(54, 0), every(446, 2));

        assertThat(judge(terms(ERRORS), tolerated).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(tolerant, tolerated).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(tolerant, intervals(180, every(60, 0), every(440, 2))).reasons()).containsExactly(
                "the requests do not arrive as the weight of 10 %, give or take 1 percentage point, says: 10800 at the"
                        + " canary, 79200 at the baseline");
    }

    @Test
    void where_users_are_split_nothing_arrives_only_when_half_of_the_duration_is_over() {
        Terms tolerant = new Terms(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofSeconds(10), 100, 0.01,
                List.of(ERRORS), Levels.usual());

        assertThat(judge(tolerant, intervals(89, every(0, 0), every(450, 2))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(tolerant, intervals(90, every(0, 0), every(450, 2))).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(tolerant.by(3), intervals(3, every(0, 0), every(450, 2))).verdict())
                .as("by the method of before").isEqualTo(Verdict.FAIL);
    }

    @Test
    void errors_are_voted_on_although_the_samples_of_the_arms_come_at_other_looks() {
        List<Interval> seldom = intervals(80, i -> i % 2 == 0 ? ArmCounts.of(100, 50) : ArmCounts.of(0, 0),
                i -> i % 2 == 1 ? ArmCounts.of(900, 2) : ArmCounts.of(0, 0));

        assertThat(judge(terms(ERRORS), seldom).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(ERRORS).by(3), seldom).verdict()).as("by the method of before")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void slow_requests_are_voted_on_although_the_samples_of_the_arms_come_at_other_looks() {
        ArmCounts none = latencies(0, 1);
        List<Interval> seldom = intervals(120, i -> i % 2 == 0 ? latencies(1_000, 1.5) : none,
                i -> i % 2 == 1 ? latencies(9_000, 1) : none);

        assertThat(judge(terms(P99), seldom).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(P99).by(3), seldom).verdict()).as("by the method of before")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void two_arms_that_are_equally_bad_are_no_pass_and_not_the_canarys_fault() {
        CanaryVerdict verdict = judge(terms(ERRORS), intervals(1500, every(50, 25), every(450, 225)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly("both arms fail: canary 50 %, baseline 50 %; this is not the"
                + " canary's fault, and no pass");
    }

    @Test
    void a_canary_that_restarts_twice_does_not_pass() {
        IntFunction<ArmCounts> restarting =
                i -> new ArmCounts(50, 0, new TreeMap<>(), 1, 0, i == 50 || i == 90 ? 1 : 0);

        assertThat(judge(terms(ERRORS), intervals(200, restarting, every(450, 0))).reasons())
                .containsExactly("the canary's counters began anew 2 times: it restarted, or one address answers for"
                        + " several processes");
    }

    @Test
    void a_fifth_of_the_scrapes_may_be_missing_and_no_more() {
        IntFunction<ArmCounts> gaps = i -> new ArmCounts(50, 0, new TreeMap<>(), 1, i % 4 == 0 ? 1 : 0, 0);

        assertThat(judge(terms(ERRORS), intervals(200, gaps, every(450, 0))).reasons())
                .containsExactly("25 % of the canary's scrapes are missing, 20 % are allowed");
    }

    @Test
    void metrics_that_stopped_coming_do_not_pass() {
        List<Interval> seen = intervals(200, every(50, 0), every(450, 0));

        CanaryVerdict verdict = new CanaryJudge(terms(ERRORS))
                .judge(Observations.of(seen), seen.getLast().to().plusSeconds(25));

        assertThat(verdict.reasons()).containsExactly(
                "the canary's metrics were read last 25 s ago", "the baseline's metrics were read last 25 s ago");
    }

    @Test
    void without_a_gate_nothing_is_proven() {
        assertThat(judge(terms(), intervals(200, every(50, 0), every(450, 0))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void availability_is_proven_by_enough_requests_without_an_error() {
        assertThat(judge(terms(AVAILABILITY), intervals(180, every(100, 0), every(900, 0))).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judge(terms(AVAILABILITY), intervals(180, every(5, 0), every(45, 0))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void an_availability_that_the_baseline_does_not_have_either_fails_nobody() {
        CanaryVerdict verdict = judge(terms(AVAILABILITY), intervals(180, every(100, 2), every(900, 18)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reasons()).containsExactly("availability 98 %, at least 99.9 % is required; the baseline has"
                + " 98 % itself, so it is not the canary's fault alone");
    }

    @Test
    void a_canary_far_worse_than_a_baseline_that_just_misses_the_objective_fails() {
        List<Interval> worse = intervals(60, every(100, 50), every(900, 1));
        Terms now = terms(AVAILABILITY);

        assertThat(judge(now, worse).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(now, worse).reasons()).containsExactly("availability 50 %, at least 99.9 % is required; it is"
                + " shown to be less, and less than the baseline's 99.889 % by more than 0.1 percentage points");
        assertThat(judge(now.by(2), worse).verdict()).as("by the method of before").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_canary_that_fails_little_more_than_a_baseline_that_misses_the_objective_is_undecided() {
        assertThat(judge(terms(AVAILABILITY), intervals(400, every(1_000, 2), every(9_000, 10))).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void one_clump_of_errors_early_on_does_not_fail_the_availability() {
        List<Interval> clump = intervals(10, i -> ArmCounts.of(50, i == 3 ? 10 : 0), every(450, 0));

        for (int looks = 1; looks <= clump.size(); looks++) {
            assertThat(judge(terms(AVAILABILITY), clump.subList(0, looks)).verdict())
                    .as("look " + looks).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_canary_that_is_compared_with_nothing_fails_no_availability() {
        ArmCounts unread = new ArmCounts(0, 0, new TreeMap<>(), 1, 1, 0);

        CanaryVerdict verdict = judge(terms(AVAILABILITY), intervals(30, every(50, 25), i -> unread));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.gates().getFirst().reason()).endsWith(
                "no request of the baseline was counted, so errors cannot be attributed");
    }

    @Test
    void errors_in_interval_after_interval_fail_the_availability() {
        assertThat(judge(terms(AVAILABILITY), intervals(10, every(50, 1), every(450, 0))).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_canary_at_half_of_the_traffic_that_fails_every_request_fails_at_the_third_look() {
        List<Interval> failing = intervals(3, every(250, 250), every(250, 0)).stream()
                .map(one -> new Interval(one.from(), one.to(), 0.5, one.canary(), one.baseline()))
                .toList();

        assertThat(judge(terms(ERRORS, AVAILABILITY, P99), failing).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judge(terms(ERRORS, AVAILABILITY, P99), failing.subList(0, 2)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_canary_that_gets_no_request_at_its_second_weight_fails() {
        List<Interval> first = intervals(20, every(50, 0), every(450, 0));
        List<Interval> second = intervals(10, every(0, 0), every(500, 0)).stream()
                .map(one -> new Interval(one.from().plusSeconds(200), one.to().plusSeconds(200), 0.25,
                        one.canary(), one.baseline()))
                .toList();

        CanaryVerdict verdict = judge(terms(ERRORS), Stream.concat(first.stream(), second.stream()).toList());

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.reasons()).containsExactly("no request reached the canary although its weight is 25 % and 5000"
                + " requests reached the baseline");
    }

    /** A stall: so many requests of one interval take the longest time that is counted. */
    private static ArmCounts stalled(long requests, long slow) {
        NavigableMap<Double, Long> buckets = new TreeMap<>(latencies(requests - slow, 1).atOrBelow());
        buckets.put(Double.POSITIVE_INFINITY, requests);
        return new ArmCounts(requests, 0, buckets, 1, 0, 0);
    }

    @Test
    void one_stall_does_not_pause_the_canary_and_stalls_again_and_again_do() {
        IntFunction<ArmCounts> baseline = i -> latencies(4500, 1);

        assertThat(judge(terms(P99), intervals(6, i -> i == 3 ? stalled(100, 20) : latencies(100, 1), baseline))
                .verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(terms(P99), intervals(40, i -> stalled(100, 20), baseline)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void traffic_that_rises_and_falls_is_no_clump() {
        List<Interval> tides = intervals(400, i -> latencies(i % 6 < 3 ? 200 : 800, 1),
                i -> latencies(i % 6 < 3 ? 1800 : 7200, 1));

        assertThat(judge(terms(P99), tides).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void slow_requests_in_clumps_prove_less_and_a_record_of_the_first_method_is_judged_by_it() {
        IntFunction<ArmCounts> baseline = i -> i % 10 == 3 ? stalled(4500, 200) : latencies(4500, 1);
        List<Interval> clumps = intervals(180, i -> i % 90 == 45 ? stalled(500, 20) : latencies(500, 1), baseline);
        Terms now = terms(P99);
        Terms first = new Terms(now.duration(), now.deadline(), now.interval(), now.minimumRequests(), 0,
                now.gates(), now.levels(), 1);

        assertThat(judge(first, clumps).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judge(now, clumps).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static ArmCounts latencies(long requests, double scale) {
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        for (double bound = 0.01; bound < 3; bound *= 1.05) {
            buckets.put(bound, Math.round(requests * (1 - Math.exp(-bound / (0.1 * scale)))));
        }
        buckets.put(Double.POSITIVE_INFINITY, requests);
        return new ArmCounts(requests, 0, buckets, 1, 0, 0);
    }

    @Test
    void a_p99_like_the_baselines_is_proven_with_fine_buckets() {
        CanaryVerdict verdict = judge(terms(P99), intervals(180, i -> latencies(500, 1), i -> latencies(4500, 1)));

        assertThat(verdict.reasons().toString()).contains("proven");
        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_p99_half_as_long_again_pauses_the_canary() {
        CanaryVerdict verdict = judge(terms(P99), intervals(60, i -> latencies(500, 1.5), i -> latencies(4500, 1)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.breach()).contains(Breach.PAUSE);
    }

    @Test
    void coarse_buckets_do_not_hold_the_answer_and_the_reason_says_which_would() {
        IntFunction<ArmCounts> coarse = i -> {
            ArmCounts fine = latencies(500, 1);
            NavigableMap<Double, Long> two = new TreeMap<>();
            two.put(0.25, Math.round(500 * (1 - Math.exp(-2.5))));
            two.put(1.0, 500L);
            two.put(Double.POSITIVE_INFINITY, 500L);
            return new ArmCounts(500, 0, two, 1, 0, fine.restarts());
        };

        CanaryVerdict verdict = judge(terms(P99), intervals(180, coarse, coarse));

        assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.reasons().toString()).contains("the buckets cannot tell it");
    }

    /** Of a log-normal time, by the bounds that Prometheus' clients have. */
    private static ArmCounts usual(long requests, double slowerThanOne, double slowerThanHalf) {
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        buckets.put(0.25, requests / 2);
        buckets.put(0.5, requests - Math.round(requests * slowerThanHalf));
        buckets.put(1.0, requests - Math.round(requests * slowerThanOne));
        buckets.put(2.5, requests);
        buckets.put(5.0, requests);
        buckets.put(Double.POSITIVE_INFINITY, requests);
        return new ArmCounts(requests, 0, buckets, 1, 0, 0);
    }

    @Test
    void p99s_on_two_sides_of_one_bound_fail_nobody_however_surely_they_differ() {
        List<Interval> sides = intervals(180, i -> usual(10_000, 0.0125, 0.05), i -> usual(90_000, 0.008, 0.04));
        Terms now = terms(P99);

        assertThat(judge(now, sides).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(now, sides).reasons().getFirst()).startsWith("p99_latency 2.5 s beside 1 s; it is shown to be"
                + " slower; between 500 ms and 1.1 s the buckets cannot tell");
        assertThat(judge(now.by(2), sides).verdict()).as("by the method of before").isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_p99_with_a_whole_bucket_between_it_and_the_baselines_fails() {
        assertThat(judge(terms(P99), intervals(60, i -> usual(1_000, 0.03, 0.05), i -> usual(9_000, 0.0, 0.004)))
                .verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void slow_requests_vote_among_those_whose_time_was_counted() {
        List<Interval> moreTimed = intervals(40, i -> timed(100, 200, 3), i -> timed(900, 900, 9));
        Terms now = terms(P99);

        assertThat(judge(now, moreTimed).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(slower(now, moreTimed)).isLessThan(slower(now.by(2), moreTimed));
    }

    private static double slower(Terms terms, List<Interval> intervals) {
        return Observations.of(intervals).slowVotes(terms).eValue();
    }

    /** More requests have a time than are counted as requests, or fewer; so many take longer than a second. */
    private static ArmCounts timed(long requests, long timed, long slow) {
        return new ArmCounts(requests, 0,
                new TreeMap<>(Map.of(0.5, timed / 2, 1.0, timed - slow, Double.POSITIVE_INFINITY, timed)),
                1, 0, 0);
    }

    @Test
    void a_gate_that_only_shall_show_no_harm_does_not_hold_up_a_pass_and_is_named_as_not_proven() {
        MetricGate lax = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.NO_HARM_SHOWN);

        CanaryVerdict verdict = judge(terms(ERRORS, lax), intervals(
                180, i -> usual(50, 0, 0.02), i -> usual(450, 0, 0.02)));

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.notProven()).containsExactly("p99_latency");
    }

    /** So many are slower than the last bound, and as many between that and the bound before. */
    private static ArmCounts beyond(long requests, long above, long below) {
        return new ArmCounts(requests, 0, new TreeMap<>(Map.of(
                0.5, requests - above - below, 5.0, requests - above - below, 10.0, requests - above,
                Double.POSITIVE_INFINITY, requests)), 1, 0, 0);
    }

    @Test
    void a_canary_whose_p99_lies_above_the_last_bucket_does_not_pass_where_nobody_can_see_by_how_much() {
        MetricGate lax = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.NO_HARM_SHOWN);
        List<Interval> slow = intervals(180, i -> beyond(100, 5, 0), i -> beyond(900, 0, 18));
        Terms now = terms(ERRORS, lax);

        assertThat(judge(now, slow).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(now, slow).reasons()).containsExactly("p99_latency above 10 s beside 10 s; it is shown to be"
                + " slower; the last bucket bound of metrics.latency is 10 s, and how long what is above it takes is not"
                + " counted: give the histogram bounds above it");
        assertThat(judge(now.by(4), slow).verdict()).as("by the method of before").isEqualTo(Verdict.PASS);
        assertThat(judge(now, intervals(180, i -> beyond(100, 5, 0), i -> beyond(900, 0, 0))).verdict())
                .as("beside a baseline that is far below it").isEqualTo(Verdict.FAIL);
        assertThat(judge(now, intervals(180, i -> beyond(100, 5, 0), i -> beyond(900, 45, 0))).verdict())
                .as("beside one that is above it, too").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_gate_that_only_shall_show_no_harm_holds_up_a_pass_where_it_sees_nothing() {
        MetricGate lax = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.NO_HARM_SHOWN);
        List<Interval> untimed = intervals(180, every(50, 0), every(450, 0));

        assertThat(judge(terms(ERRORS, lax), untimed).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judge(terms(ERRORS, lax), untimed).reasons()).singleElement().asString()
                .contains("no latency buckets were read in both arms");
        assertThat(judge(terms(ERRORS, lax).by(4), untimed).verdict()).isEqualTo(Verdict.PASS);
    }
}
