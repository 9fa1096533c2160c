package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.report.ReleaseHtml;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

/** The charts of a canary in a report: its weight, and each metric that had a gate. */
class CanaryChartsTest {

    private static final Instant WHEN = Instant.parse("2026-01-22T10:00:00Z");
    private static final MetricGate P99 = new LatencyGate("p99", 0.99, 0.25, Breach.ROLLBACK, Demand.PROOF);
    private static final MetricGate AVAILABILITY = new AvailabilityGate(0.99, Breach.PAUSE, Demand.PROOF);

    private static String page(List<MetricGate> gates, List<CanaryState> states) {
        List<Interval> intervals = states.stream().flatMap(state -> state.intervals().stream()).toList();
        Instant last = states.getLast().at();
        Terms terms = new Terms(Duration.ofMinutes(6), Duration.ofHours(1), Duration.ofSeconds(15), 1_000, 0.2, gates,
                Levels.usual());
        Optional<CanaryEnd> end = gates.isEmpty() ? Optional.empty() : Optional.of(new CanaryEnd(
                CanaryId.first(WHEN), Entries.sha(2), Optional.empty(), WHEN, last, CanaryStage.ABORTED,
                Verdict.INCONCLUSIVE, CanaryEnd.Cause.OPERATOR, last, List.of(), List.of(), terms, intervals));
        CanaryView canary = new CanaryView(CanaryId.first(WHEN), Optional.empty(), states,
                states.stream().map(CanaryState::stage).toList(), states.size(), end, Optional.empty());
        return ReleaseHtml.of(ExampleReport.promoted(ExampleReport.intent(false, List.of(), List.of()),
                ExampleReport.promoted().tests(), Optional.of(true), List.of(canary), List.of()));
    }

    private static CanaryState state(int number, int seconds, int weight, Interval... counted) {
        return new CanaryState(number, CanaryStage.WEIGHT, WHEN.plusSeconds(seconds), new Operator("olga"), "host",
                Optional.of(weight), "counted", List.of(counted));
    }

    private static Interval interval(int at, long errors, long... requests) {
        return interval(at, errors, new TreeMap<>(), requests);
    }

    private static Interval interval(int at, long errors, TreeMap<Double, Long> atOrBelow, long... requests) {
        return new Interval(WHEN.plusSeconds(15L * at), WHEN.plusSeconds(15L * at + 15), 0.1,
                new ArmCounts(requests.length == 0 ? 100 : requests[0], errors, atOrBelow, 2, 0, 0),
                new ArmCounts(100, 1, atOrBelow, 2, 0, 0));
    }

    private static List<String> lines(String page, String title, String tone) {
        String chart = page.split("<title>" + title + "[^<]*</title>", 2)[1].split("</svg>", 2)[0];
        return Arrays.stream(chart.split("<polyline class=\"" + tone + "\" points=\"")).skip(1)
                .map(line -> line.split("\"", 2)[0]).toList();
    }

    @Test
    void each_metric_that_had_a_gate_has_a_chart_and_so_has_the_weight() {
        assertThat(ReleaseHtml.of(ExampleReport.promoted())).contains("<title>traffic in %</title>",
                "<title>error_rate in %</title>", "<title>p99 in ms</title>", "<title>availability in %</title>",
                ">2026-01-22T10:06:00Z</text>");
        String one = page(List.of(P99), List.of(state(1, 0, 10, interval(0, 0), interval(1, 0))));
        assertThat(one).contains("<title>p99 in ms").doesNotContain("<title>error_rate", "<title>availability");
    }

    @Test
    void where_nothing_says_which_gates_there_were_the_errors_are_shown() {
        assertThat(page(List.of(), List.of(state(1, 0, 10, interval(0, 5), interval(1, 5)))))
                .contains("<title>error_rate in %</title>");
    }

    @Test
    void an_interval_without_requests_is_a_gap_and_not_the_best_value_there_is() {
        String page = page(List.of(), List.of(
                state(1, 0, 10, interval(0, 5), interval(1, 5), interval(2, 0, 0), interval(3, 5))));
        assertThat(lines(page, "error_rate", "canary")).containsExactly("75,42.0 150,42.0", "299,42.0 302,42.0");
        assertThat(lines(page, "error_rate", "baseline")).hasSize(1);
    }

    @Test
    void the_weight_is_drawn_in_steps_until_it_is_gone() {
        String page = page(List.of(), List.of(
                state(1, 0, 5, interval(0, 0)), state(2, 30, 20, interval(1, 0)), state(3, 60, 0)));
        assertThat(lines(page, "traffic", "weight"))
                .containsExactly("38,88.5 187,88.5 187,42.0 336,42.0 336,104.0 336,104.0");
    }

    @Test
    void availability_begins_below_what_is_required_or_at_what_was_worse() {
        String page = page(List.of(AVAILABILITY), List.of(state(1, 0, 10, interval(0, 0), interval(1, 3))));
        assertThat(lines(page, "availability", "canary")).containsExactly("113,42.0 262,104.0");
        assertThat(lines(page, "availability", "limit").getFirst()).startsWith("113,62.7 ");
        assertThat(page).contains(">at least 99</text>");
    }

    @Test
    void a_time_above_the_highest_bucket_is_drawn_as_that_and_said() {
        TreeMap<Double, Long> slow = new TreeMap<>(List.of(0.1, 0.5, Double.POSITIVE_INFINITY).stream()
                .collect(Collectors.toMap(bound -> bound, bound -> bound < 1 ? 50L : 100L)));
        String page = page(List.of(P99), List.of(state(1, 0, 10, interval(0, 0, slow), interval(1, 0, slow))));
        assertThat(page).contains("<title>p99 in ms (or above the highest bucket)</title>", ">500</text>");
        assertThat(lines(page, "p99", "canary")).containsExactly("113,42.0 262,42.0");
    }

    @Test
    void a_day_of_intervals_makes_no_large_page_and_a_bad_minute_of_it_is_still_seen() {
        List<Interval> day = new ArrayList<>(IntStream.range(0, 5_760).mapToObj(at -> interval(at, 0)).toList());
        day.set(3_000, interval(3_000, 100));
        String page = page(List.of(AVAILABILITY), List.of(state(1, 0, 10, day.toArray(Interval[]::new))));
        assertThat(page.length()).isLessThan(40_000);
        assertThat(lines(page, "availability", "canary").getFirst().split(" ")).hasSize(120).anyMatch(
                point -> point.endsWith(",104.0"));
    }
}
