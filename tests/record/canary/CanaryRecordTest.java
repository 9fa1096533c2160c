package tests.record.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.RowsSize;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryRecordTest {

    private static final Instant ORIGIN = Instant.parse("2026-11-28T18:12:00.250Z");
    private static final CanaryId ID = CanaryId.first(ORIGIN);
    private static final Sha COMMIT = new Sha("a".repeat(40));
    private static final Terms TERMS = new Terms(
            Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofSeconds(15), 100, 0.005,
            List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                    new AvailabilityGate(0.95, Breach.ROLLBACK, Demand.NO_HARM_SHOWN),
                    new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.NO_HARM_SHOWN)),
            Levels.usual());

    private static ArmCounts arm(long requests, long errors) {
        TreeMap<Double, Long> buckets = new TreeMap<>(Map.of(
                0.05, requests * 6 / 10, 0.1, requests * 9 / 10, 0.25, requests, Double.POSITIVE_INFINITY, requests));
        return new ArmCounts(requests, errors, buckets, 2, 0, 0);
    }

    private static List<Interval> intervals(int count, long canary, long canaryErrors, long baseline, long errors) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            intervals.add(new Interval(ORIGIN.plusSeconds(15L * i), ORIGIN.plusSeconds(15L * i + 15), 0.1,
                    arm(canary, canaryErrors), arm(baseline, errors)));
        }
        return intervals;
    }

    private static CanaryEnd end(Verdict claimed, CanaryEnd.Cause cause, List<Interval> intervals) {
        Instant judged = intervals.isEmpty() ? ORIGIN : intervals.getLast().to();
        CanaryVerdict verdict = new CanaryJudge(TERMS).judge(Observations.of(intervals), judged);
        return new CanaryEnd(ID, COMMIT, Optional.of("v1.2.3"), ORIGIN, judged.plusSeconds(1),
                claimed == Verdict.PASS ? CanaryStage.PASSED : CanaryStage.ROLLED_BACK, claimed, cause, judged,
                verdict.reasons(), verdict.gates(), TERMS, intervals);
    }

    @Test
    void what_is_written_is_read_again() {
        CanaryIntent intent = new CanaryIntent(ID, COMMIT, Optional.empty(), new Operator("Olga"), "host-1", ORIGIN,
                ORIGIN.plusSeconds(7200), Optional.of(new Sha("b".repeat(40))), TERMS, List.of(5, 10),
                Duration.ofMinutes(2), true, "prometheus http://prometheus:9090", "c".repeat(64),
                List.of("d".repeat(64)));
        CanaryState state = new CanaryState(3, CanaryStage.OBSERVED, ORIGIN.plusSeconds(90), new Operator("Olga"),
                "host-1", Optional.of(10), "it is healthy", intervals(4, 100, 1, 900, 3));
        CanaryAcceptance acceptance = new CanaryAcceptance(ID, new Operator("Omar"), ORIGIN, "too little traffic");

        assertThat(CanaryJson.intent(CanaryJson.write(intent), "it")).isEqualTo(intent);
        assertThat(CanaryJson.state(CanaryJson.write(ID, state, ORIGIN), "it")).isEqualTo(state);
        assertThat(CanaryJson.acceptance(CanaryJson.write(acceptance), "it")).isEqualTo(acceptance);
    }

    @Test
    void an_end_is_read_again_with_every_integer() {
        CanaryEnd end = end(Verdict.PASS, CanaryEnd.Cause.METRICS, intervals(40, 100, 0, 900, 1));

        assertThat(CanaryEndJson.read(CanaryEndJson.write(end), "it").intervals()).isEqualTo(end.intervals());
        assertThat(CanaryEndJson.read(CanaryEndJson.write(end), "it").recomputed().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_record_that_names_no_method_is_judged_by_the_first_and_one_of_the_future_by_none() {
        String written = new String(CanaryEndJson.write(
                end(Verdict.PASS, CanaryEnd.Cause.METRICS, intervals(40, 100, 0, 900, 1))), StandardCharsets.UTF_8);
        String method = "\"method\"\\s*:\\s*" + Terms.METHOD + "\\s*,";

        assertThat(read(written.replaceFirst(method, "")).terms().method()).isEqualTo(1);
        assertThatThrownBy(() -> read(written.replaceFirst(method, "\"method\": 99,")))
                .isInstanceOf(NotVerified.class).hasMessageContaining("which this Lockstep does not know");
    }

    private static CanaryEnd read(String json) {
        return CanaryEndJson.read(json.getBytes(StandardCharsets.UTF_8), "it");
    }

    @Property(tries = 200)
    void any_counts_are_read_again_as_they_were(
            @ForAll @IntRange(max = 50_000) int requests, @ForAll @IntRange(max = 500) int errors,
            @ForAll @IntRange(min = 1, max = 99) int weight, @ForAll boolean histogram) {
        ArmCounts canary = histogram ? arm(requests, errors) : ArmCounts.of(requests, errors);
        Interval interval = new Interval(ORIGIN, ORIGIN.plusMillis(requests), weight / 100.0, canary,
                ArmCounts.none());
        CanaryState state = new CanaryState(1, CanaryStage.OBSERVED, ORIGIN, new Operator("Olga"), "h",
                Optional.empty(), "", List.of(interval));

        assertThat(CanaryJson.state(CanaryJson.write(ID, state, ORIGIN), "it").intervals())
                .containsExactly(interval);
    }

    @Test
    void a_verdict_has_to_follow_from_the_integers() {
        List<Interval> good = intervals(40, 100, 0, 900, 1);
        List<Interval> bad = intervals(40, 100, 30, 900, 1);
        List<Interval> few = intervals(2, 10, 0, 90, 0);

        assertThat(end(Verdict.PASS, CanaryEnd.Cause.METRICS, good).fault()).isEmpty();
        assertThat(end(Verdict.FAIL, CanaryEnd.Cause.METRICS, bad).fault()).isEmpty();
        assertThat(end(Verdict.PASS, CanaryEnd.Cause.METRICS, bad).fault().orElseThrow())
                .isEqualTo("it says pass, and fail follows from its counts");
        assertThat(end(Verdict.PASS, CanaryEnd.Cause.METRICS, few).fault()).isPresent();
        assertThat(end(Verdict.PASS, CanaryEnd.Cause.OPERATOR, good).fault()).isPresent();
        assertThat(end(Verdict.INCONCLUSIVE, CanaryEnd.Cause.OPERATOR, few).fault()).isEmpty();
    }

    @Test
    void a_verdict_that_was_harder_on_the_canary_than_its_counts_stands() {
        List<Interval> few = intervals(2, 10, 0, 90, 0);
        List<Interval> good = intervals(40, 100, 0, 900, 1);

        assertThat(end(Verdict.FAIL, CanaryEnd.Cause.METRICS, few).fault()).isEmpty();
        assertThat(end(Verdict.FAIL, CanaryEnd.Cause.METRICS, good).fault())
                .hasValue("it says fail, and pass follows from its counts");
    }

    @Test
    void counts_that_are_too_large_to_be_true_are_read_again_and_prove_nothing() {
        List<Interval> odd = new ArrayList<>(intervals(40, 100, 0, 900, 1));
        odd.set(7, new Interval(odd.get(7).from(), odd.get(7).to(), 0.1, ArmCounts.of(1_700_000_000_000_000_000L, 0),
                ArmCounts.of(Long.MAX_VALUE, 0)));
        CanaryEnd end = read(new String(CanaryEndJson.write(end(Verdict.INCONCLUSIVE, CanaryEnd.Cause.METRICS, odd)),
                StandardCharsets.UTF_8));

        assertThat(end.intervals()).isEqualTo(odd);
        assertThat(end.fault()).isEmpty();
        assertThat(end.recomputed().reasons()).containsExactly("the canary's counts are too large to be true");
    }

    @Test
    void an_intervals_size_is_what_it_adds_to_the_record() {
        List<Interval> counted = intervals(200, 100, 0, 900, 1);
        int whole = CanaryEndJson.write(end(Verdict.PASS, CanaryEnd.Cause.METRICS, counted)).length;
        int half = CanaryEndJson.write(end(Verdict.PASS, CanaryEnd.Cause.METRICS, counted.subList(0, 100))).length;

        RowsSize size = RowsSize.none();
        for (Interval one : counted) {
            size = size.and(one);
        }
        RowsSize first = RowsSize.none();
        for (Interval one : counted.subList(0, 100)) {
            first = first.and(one);
        }

        assertThat(size.bytes() - first.bytes()).isCloseTo(whole - half, Offset.offset(200L));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.NEGATIVE_INFINITY})
    void counts_that_could_not_be_read_again_are_not_written(double bound) {
        ArmCounts odd = new ArmCounts(1, 0, new TreeMap<>(Map.of(bound, 1L)), 1, 0, 0);
        List<Interval> intervals = List.of(new Interval(ORIGIN, ORIGIN.plusSeconds(1), 0.1, odd, ArmCounts.of(9, 0)));
        CanaryState state = new CanaryState(3, CanaryStage.OBSERVED, ORIGIN.plusSeconds(90), new Operator("Olga"),
                "host-1", Optional.of(10), "it is healthy", intervals);

        assertThat(odd.isCountable()).isFalse();
        assertThatThrownBy(() -> CanaryJson.write(ID, state, ORIGIN)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not be read again, so it is not written: ").hasMessageContaining("a bucket below");
        assertThatThrownBy(() -> CanaryEndJson.write(end(Verdict.INCONCLUSIVE, CanaryEnd.Cause.METRICS, intervals)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bounds_that_change_make_every_row_longer_and_are_reckoned_so() {
        List<Interval> counted = new ArrayList<>();
        RowsSize size = RowsSize.none();
        for (int i = 0; i < 100; i++) {
            TreeMap<Double, Long> buckets = new TreeMap<>();
            for (int bound = 0; bound < 30; bound++) {
                buckets.put(i * 30 + bound + 0.5, bound + 1000L);
            }
            ArmCounts arm = new ArmCounts(2000, 0, buckets, 1, 0, 0);
            counted.add(new Interval(ORIGIN.plusSeconds(i), ORIGIN.plusSeconds(i + 1), 0.1, arm, arm));
            size = size.and(counted.getLast());
        }
        CanaryState state = new CanaryState(1, CanaryStage.OBSERVED, ORIGIN, new Operator("Olga"), "h", Optional.empty(),
                "", counted);

        assertThat(size.bytes()).isCloseTo(CanaryJson.write(ID, state, ORIGIN).length, Percentage.withPercentage(5));
        assertThat(size.isReadable()).isTrue();
    }

    @Test
    void a_day_at_fifteen_seconds_takes_less_than_two_mebibytes() {
        CanaryEnd end = end(Verdict.PASS, CanaryEnd.Cause.METRICS, intervals(24 * 240, 750, 3, 6_750, 33));

        assertThat(CanaryEndJson.write(end).length).isLessThan(2 << 20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"from_ms\"|\"from\"|",
        "[0,15000,10,|[0,15000,0,|a weight outside 1 to 99",
        "[0,15000,10,|[0,15000,10.5,|a count is missing",
        "[0,15000,10,|[0,-1,10,|a count is missing",
        "[0,15000,10,|[99999,15000,10,|ends before it begins",
        "[0,15000,10,100,|[0,15000,10,-100,|a count is missing",
        "[0,15000,10,100,|[0,15000,10,1e300,|a count is missing",
        "[0,15000,10,100,|[0,15000,10,|has not 15 columns",
        "\"quantile\" : 0.99|\"quantile\" : 1.5|not between 0 and 1",
        "\"verdict\" : \"pass\"|\"verdict\" : \"fine\"|no verdict",
        "lockstep/canary/v1|lockstep/canary/v9|not a lockstep/canary/v1",
        "2026-11-28T18:12|yesterday|cannot be read",
    })
    void a_record_that_was_meddled_with_is_not_verified_and_breaks_nothing(String what, String by, String words) {
        String json = new String(CanaryEndJson.write(end(
                Verdict.PASS, CanaryEnd.Cause.METRICS, intervals(40, 100, 0, 900, 1))), StandardCharsets.UTF_8);
        assertThat(json).contains(what);
        byte[] meddled = json.replaceFirst(java.util.regex.Pattern.quote(what), by).getBytes(StandardCharsets.UTF_8);

        if (words == null) {
            assertThat(CanaryEndJson.read(meddled, "it").fault()).isEmpty();
        } else {
            assertThatThrownBy(() -> CanaryEndJson.read(meddled, "it")).isInstanceOf(NotVerified.class)
                    .hasMessageContaining(words);
        }
    }
}
