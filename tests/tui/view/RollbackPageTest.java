package tests.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What is read there by somebody in a hurry is so now, or says when it was. */
class RollbackPageTest {

    private static final String WHY = "the service answered 500 (internal_error) and said nothing of what went wrong in it";

    private static Fold promoted() {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")))));
        fold.press("Enter").type("2ec0000").press("Enter");
        return fold.event(new UiEvent.Concluded(fold.operation(), new Conclusion(
                "20260122-1000-rc1", true, "promoted 2ec0000; production is healthy", ExitCode.DONE,
                Optional.of(Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.PASS))))).looked(Scenes.released());
    }

    private static Fold failing() {
        return promoted().later(Duration.ofMinutes(11)).event(new UiEvent.GitRead(Scenes.released().git()))
                .production(Scenes.unwell(Scenes.live(Scenes.NEW), WHY)).press("R");
    }

    @Test
    void where_production_fails_nothing_says_that_it_is_healthy() {
        assertThat(failing().screen()).contains("✗ FAILING").doesNotContain("production is healthy");
    }

    @Test
    void how_the_last_move_ended_and_its_smoke_say_how_long_ago_that_was() {
        Fold fold = promoted().press("R");
        assertThat(fold.later(Duration.ofSeconds(5)).screen())
                .contains("last move  5s ago, 20260122-1000-rc1: promoted 2ec0000", "smoke      ✓ PASS, 5 gates, 1m05s ago");
    }

    @Test
    void how_the_last_move_ended_is_not_cut_where_there_is_room() {
        assertThat(promoted().press("R").screen().replaceAll("\\s+", " "))
                .contains("20260122-1000-rc1: promoted 2ec0000; production is healthy");
    }

    @Test
    void why_production_fails_is_not_cut_where_there_is_room() {
        assertThat(failing().screen().replaceAll("\\s+", " ")).contains("health: " + WHY);
    }
}
