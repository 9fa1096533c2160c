package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.tui.api.Source;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** A canary's counters, as a source beside the others. */
class MetricsTest {

    private static final Effect ASKED = new Effect.Ask(Source.METRICS, Optional.empty());

    private static Fold counted() {
        return Fold.home(Scenes.canarying(20, 5)).later(Duration.ofMillis(10));
    }

    private static Fold gone() {
        return counted().event(new UiEvent.MetricsRead(Scenes.metricsGone()));
    }

    @Test
    void metrics_are_read_while_a_canary_is_open_and_not_otherwise() {
        assertThat(counted().effects()).contains(ASKED);
        assertThat(Fold.home(Scenes.situation()).later(Duration.ofSeconds(30)).effects()).doesNotContain(ASKED);
    }

    @Test
    void without_metrics_every_page_says_so_and_since_when_and_the_rest_goes_on() {
        Fold fold = gone().later(Duration.ofSeconds(12));
        assertThat(fold.screen()).contains("METRICS     ✗ FAILING for 12s: the connection was refused", "✓ healthy");
        assertThat(fold.press("l").resized(120, 40).screen()).contains("metrics FAILING for 12s");
        assertThat(fold.press("K").screen()).contains("METRICS  ✗ FAILING for 12s", "VERDICT SO FAR");
    }

    @Test
    void metrics_that_fail_are_read_later_and_later_and_said_to_be_back() {
        Fold fold = gone();
        fold.effects();
        assertThat(fold.later(Duration.ofSeconds(10)).effects()).contains(ASKED);
        fold.event(new UiEvent.MetricsRead(Scenes.metricsGone())).effects();
        assertThat(fold.later(Duration.ofSeconds(10)).effects()).doesNotContain(ASKED);
        assertThat(fold.later(Duration.ofSeconds(10)).effects()).contains(ASKED);
        fold.event(new UiEvent.MetricsRead(Scenes.metrics()));
        assertThat(fold.screen()).contains("the metrics can be read again").doesNotContain("METRICS   ");
        assertThat(fold.press("K").screen()).contains("METRICS  ✓ read  prometheus http://prometheus:9090, 1 beside 9");
    }

    @Test
    void u_reads_the_metrics_with_everything_else() {
        Fold fold = gone();
        fold.effects();
        assertThat(fold.press("u").effects()).contains(ASKED);
    }

    @Test
    void on_a_large_screen_both_arms_are_shown_look_by_look_on_one_scale() {
        Fold fold = counted().press("K").resized(120, 40);
        List<String> lines = fold.screen().lines().filter(line -> line.contains("error rate baseline")
                || line.contains("error rate canary") || line.contains("requests baseline")).toList();
        assertThat(lines).hasSize(3).allMatch(line -> line.matches(".*[▁▂▃▄▅▆▇█]{10,}.*"));
        assertThat(fold.screen()).contains("LOOK BY LOOK", "20 of 20 looks");
        assertThat(counted().press("K").screen()).doesNotContain("LOOK BY LOOK").contains("recorded 0s ago");
    }

    @Test
    void the_polls_are_counted_in_the_log_of_what_was_done() {
        Fold fold = Fold.home(Scenes.situation()).press("u");
        assertThat(fold.press("J").screen()).contains("asked git 1, staging 1, production 1, traffic 1 times");
    }

    @Test
    void on_a_large_screen_the_failed_answers_are_told_by_route_and_status() {
        Fold fold = counted().event(new UiEvent.MetricsRead(Scenes.metrics())).press("K").resized(120, 40);
        assertThat(fold.screen()).contains("FAILED ANSWERS  of the canary since its processes began, 0s ago")
                .containsPattern("500 +132 +/api/chat").containsPattern("503 +4 +/api/orders");
        assertThat(counted().event(new UiEvent.MetricsRead(Scenes.metrics())).press("K").screen())
                .doesNotContain("FAILED ANSWERS");
        assertThat(gone().press("K").resized(120, 40).screen()).doesNotContain("/api/chat");
    }
}
