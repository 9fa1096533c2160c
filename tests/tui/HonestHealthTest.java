package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RunId;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.api.StoredRun;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** Green is only what was asked and answered, lately. */
class HonestHealthTest {

    private static final Duration POLL = Sources.USUAL_POLL;

    private static EnvironmentHealth production(Fold fold) {
        return EnvironmentHealth.of(fold.state(), Environment.PRODUCTION);
    }

    private static EnvironmentSeen unasked() {
        return new EnvironmentSeen(Scenes.live(Scenes.OLD), List.of());
    }

    private static ReleaseSeen smoked(Verdict verdict, Duration ago) {
        GateRun run = Scenes.run(Environment.PRODUCTION, Scenes.OLD, verdict);
        GateRun then = new GateRun(new RunId("20260122T095500Z-promotion-gate-00000009"), run.suite(), run.mode(),
                run.base(), run.commit(), run.revision(), run.operator(), Scenes.NOW.minus(ago), run.duration(),
                run.gates());
        ReleaseSeen standing = Scenes.situation();
        return new ReleaseSeen(Scenes.recorded(standing.git(), List.of(new StoredRun("evidence/runs/s.json", then))),
                standing.staging(), standing.production());
    }

    @Test
    void production_of_which_nothing_was_asked_is_not_healthy() {
        Fold fold = Fold.home(Scenes.situation()).production(unasked());

        assertThat(production(fold).kind()).isEqualTo(EnvironmentHealth.Kind.UNKNOWN);
        assertThat(fold.screen()).contains("PRODUCTION  ? unknown", "no gate is safe to repeat")
                .doesNotContain("PRODUCTION  ✓");
        assertThat(fold.press("l").screen()).contains("production ? unknown");
    }

    @Test
    void beside_a_canary_with_traffic_it_is_said_that_production_gave_one_answer() {
        Fold beside = Fold.home(Scenes.situation()).looked(Scenes.canarying(60, 0));

        assertThat(beside.screen()).contains("2 behind main; one answer, beside a canary with 10 %");
        assertThat(Fold.home(Scenes.situation()).screen()).contains("2 behind main").doesNotContain("one answer");
    }

    @Test
    void where_nothing_can_be_asked_a_failed_smoke_counts() {
        Fold fold = Fold.home(smoked(Verdict.FAIL, Duration.ofMinutes(5))).production(unasked());

        assertThat(production(fold).kind()).isEqualTo(EnvironmentHealth.Kind.FAILING);
        assertThat(production(fold).reason()).contains("chat_happy");
    }

    @Test
    void a_failed_smoke_is_named_and_dated_as_the_smoke_and_not_as_the_last_small_look() {
        Fold fold = Fold.home(smoked(Verdict.FAIL, Duration.ofMinutes(5)));

        assertThat(fold.screen()).contains("PRODUCTION  ✗ FAILING", "5m00s ago", "smoke failed: chat_happy: 500")
                .doesNotContainPattern("PRODUCTION .* 0s ago");
    }

    @Test
    void what_was_never_green_was_not_healthy_when_it_is_old() {
        assertThat(production(Fold.home(Scenes.situation()).production(unasked()).later(POLL.multipliedBy(3)))
                .reason()).startsWith("was unknown");
        Fold smoked = Fold.home(smoked(Verdict.FAIL, Duration.ofMinutes(5))).later(POLL.multipliedBy(3));
        assertThat(production(smoked).reason()).startsWith("was FAILING: smoke failed");
        assertThat(EnvironmentHealth.failedLast(smoked.state(), Environment.PRODUCTION)).isTrue();
        assertThat(smoked.screen()).contains("▸ Roll production back to 01de000");
    }

    @Test
    void after_a_step_back_of_the_clock_nothing_stays_green_and_everything_is_asked_at_once() {
        Fold fold = Fold.home(Scenes.situation());
        fold.effects();
        fold.later(Duration.ofHours(-1));

        assertThat(production(fold).kind()).isEqualTo(EnvironmentHealth.Kind.STALE);
        assertThat(fold.screen()).doesNotContain("✓ healthy", " 0s ago").contains("? ago");
        assertThat(PollingTest.asked(fold)).containsAll(Source.ALWAYS);

        fold.looked(Scenes.situation());
        assertThat(production(fold).kind()).isEqualTo(EnvironmentHealth.Kind.HEALTHY);
        assertThat(fold.screen()).doesNotContain("? ago");
    }

    @Test
    void what_was_moved_from_here_is_no_drift_while_it_is_read_back() {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")))));
        fold.press("Enter").type("2ec0000").press("Enter").production(Scenes.well(Scenes.live(Scenes.NEW)));
        assertThat(fold.screen()).as("while it goes on").doesNotContain("DRIFT");
        fold.event(new UiEvent.Concluded(fold.operation(), new Conclusion("20260122-1000-rc1", true, "done",
                ExitCode.DONE, Optional.empty()))).production(Scenes.well(Scenes.live(Scenes.NEW)));

        assertThat(fold.press("J").screen()).as("until it is read back").doesNotContain("DRIFT");
        fold.press("Esc").looked(Scenes.released());
        assertThat(fold.press("J").screen()).doesNotContain("DRIFT");
    }

    @Test
    void drift_is_told_once_and_with_both_commits() {
        Fold fold = Fold.home(Scenes.situation()).production(Scenes.well(Scenes.live(Scenes.BETWEEN)))
                .later(Duration.ofSeconds(3)).production(Scenes.well(Scenes.live(Scenes.BETWEEN)));
        assertThat(fold.state().journal()).filteredOn(line -> line.words().contains("DRIFT")).singleElement()
                .satisfies(line -> assertThat(line.words()).isEqualTo(
                        "DRIFT: production runs be70000, and release is at 01d0000"));
    }

    /** A remote that hangs for half a minute did not begin to fail when it was given up. */
    @Test
    void a_source_fails_since_it_was_asked_not_since_it_was_given_up() {
        Fold fold = Fold.home(Scenes.situation()).later(POLL);
        assertThat(fold.state().sources().git().isAsked()).isTrue();
        fold.later(Duration.ofSeconds(30)).event(new UiEvent.SourceFailed(Source.GIT, "it timed out", ""));
        assertThat(fold.screen()).contains("git FAILING for 30s");
    }
}
