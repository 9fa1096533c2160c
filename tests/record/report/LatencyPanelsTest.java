package tests.record.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.base.release.Environment;
import lockstep.record.report.ReleaseHtml;
import lockstep.record.report.ReleaseReport.GateTime;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

/** How long the gates took in the last moves: none hides behind a slower one. */
class LatencyPanelsTest {

    private static GateTime time(int day, Environment where, String gate, long ms) {
        return new GateTime(Entries.id("202601" + day + "-1000-rc1"), where, gate, Duration.ofMillis(ms));
    }

    private static List<String> titles(String page) {
        String section = page.split("<h2>Latency</h2>", 2)[1].split("<h2>", 2)[0];
        return Arrays.stream(section.split("role=\"img\">\n<title>")).skip(1).map(part -> part.split("<", 2)[0]).toList();
    }

    private static String page(GateTime... times) {
        return ReleaseHtml.of(ExampleReport.promoted(List.of(times)));
    }

    @Test
    void a_gate_by_its_name_has_a_line_for_staging_and_one_for_production() {
        String page = page(
                time(21, Environment.STAGING, "health", 30), time(21, Environment.PRODUCTION, "health", 20),
                time(22, Environment.STAGING, "health", 15), time(22, Environment.PRODUCTION, "health", 10));
        assertThat(titles(page)).containsExactly("health");
        assertThat(page).contains("<polyline class=\"staging\" points=\"38,42.0 336,73.0\">",
                "<polyline class=\"production\" points=\"38,62.7 336,83.3\">",
                ">staging 15</text>", ">production 10</text>", ">20260121-1000-rc1</text>", ">20260122-1000-rc1</text>");
    }

    @Test
    void what_rose_most_stands_before_what_is_slow() {
        assertThat(titles(page(
                time(20, Environment.PRODUCTION, "chat", 2_000), time(20, Environment.PRODUCTION, "health", 20),
                time(21, Environment.PRODUCTION, "chat", 2_100), time(21, Environment.PRODUCTION, "health", 21),
                time(22, Environment.PRODUCTION, "chat", 2_000), time(22, Environment.PRODUCTION, "health", 200))))
                .containsExactly("health", "chat");
    }

    @Test
    void a_move_that_did_not_ask_a_gate_is_a_gap_and_its_last_run_counts() {
        assertThat(page(
                time(20, Environment.PRODUCTION, "health", 20), time(21, Environment.PRODUCTION, "other", 20),
                time(22, Environment.PRODUCTION, "health", 80), time(22, Environment.PRODUCTION, "health", 40)))
                .contains("points=\"38,73.0 41,73.0\"", "points=\"336,42.0 339,42.0\"", ">production 40</text>");
    }

    @Test
    void at_most_twelve_gates_are_drawn_and_how_many_are_not_is_said() {
        List<GateTime> times = new ArrayList<>();
        for (int day = 10; day < 30; day++) {
            for (int gate = 0; gate < 30; gate++) {
                times.add(time(day, Environment.STAGING, "gate_" + gate, day == 29 ? 100 + gate : 100));
                times.add(time(day, Environment.PRODUCTION, "gate_" + gate, 90));
            }
        }
        String page = page(times.toArray(GateTime[]::new));
        assertThat(titles(page)).isEqualTo(IntStream.rangeClosed(0, 11).mapToObj(at -> "gate_" + (29 - at)).toList());
        assertThat(page).contains("Of 30 gates the first 12 are shown.");
        assertThat(page.length() - page().length()).isLessThan(20_000);
    }

    @Test
    void a_time_that_no_clock_can_have_measured_ends_no_report() {
        assertThat(page(time(21, Environment.PRODUCTION, "health", 20),
                time(22, Environment.PRODUCTION, "health", Long.MAX_VALUE))).contains(">production 9.22e+18</text>");
    }

    @Test
    void a_first_move_has_nothing_to_be_compared_with() {
        assertThat(page(time(22, Environment.PRODUCTION, "health", 20))).doesNotContain("<h2>Latency</h2>");
    }
}
