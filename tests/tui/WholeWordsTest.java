package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be read is not cut where there is room for it. */
class WholeWordsTest {

    private static final String WHY =
            "expected status 200, got 500 (internal_error), and nothing that says what went wrong";

    private static String flat(Fold fold) {
        return fold.screen().replaceAll("\\s+", " ");
    }

    @Test
    void the_home_tells_the_whole_reason_and_how_far_production_is_behind() {
        Fold fold = Fold.home(Scenes.situation()).production(Scenes.unwell(Scenes.live(Scenes.OLD), WHY));
        assertThat(flat(fold)).contains("health: " + WHY, "2 behind main").doesNotContain("beh…");
    }

    @Test
    void the_home_tells_the_whole_trouble_of_the_remote() {
        String trouble = "the remote git@git.example:team/service.git cannot be read: the connection was refused";
        Fold fold = Fold.home(Scenes.situation())
                .event(new UiEvent.SourceFailed(Source.GIT, trouble, "Check that `git fetch` works here."))
                .later(Duration.ofSeconds(40));
        assertThat(flat(fold)).contains("git FAILING for 40s: " + trouble);
    }

    @Test
    void the_home_tells_the_whole_trouble_of_the_metrics() {
        String trouble = "prometheus http://prometheus:9090 cannot be read: the connection was refused";
        Fold fold = Fold.home(Scenes.canarying(60, 0)).event(new UiEvent.MetricsRead(
                new MetricsSeen("prometheus", 0, 0, List.of(trouble), List.of())));
        assertThat(flat(fold)).contains(trouble);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 59})
    void a_small_window_tells_whole_why_a_key_does_nothing(int columns) {
        Fold fold = Fold.home(Scenes.situation()).resized(columns, 8).press("w");
        assertThat(fold.screen()).contains("w: enlarge to 60x16 for that").doesNotContain("…");
    }

    @Test
    void a_small_window_tells_whole_that_there_is_no_way_back() {
        ReleaseSeen standing = Scenes.situation();
        Fold fold = Fold.home(new ReleaseSeen(Scenes.withKnownGood(standing.git(), standing.knownGood().subList(0, 1)),
                standing.staging(), standing.production())).press("R").resized(40, 9);
        assertThat(flat(fold)).contains("Nothing else is known to be good: release a fix instead.");
    }

    @Test
    void what_a_gate_expects_is_not_cut_where_rows_are_free() {
        Fold fold = Fold.home(Scenes.tested()).press("g").resized(60, 16);
        assertThat(flat(fold)).contains("status 200, the governed").doesNotContain("governed …");
    }

    @Test
    void the_claim_of_the_drill_that_is_selected_is_told_whole() {
        Fold fold = Fold.home(Scenes.situation()).press("d", "Down").resized(60, 20);
        assertThat(flat(fold)).contains("Chat fails closed without its database");
    }

    @Test
    void one_rule_is_not_several() {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")), Optional.empty())))
                .press("w").resized(120, 40);
        assertThat(fold.screen()).contains("1 rule holds");
    }
}
