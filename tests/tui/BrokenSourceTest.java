package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.demo.rehearsal.DemoTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.release.canary.CanaryDay;
import tests.release.workflow.Seat;

/** In a real terminal, one source broken at a time: it says so and since when, and the others stay live. */
class BrokenSourceTest {

    private static final String STAGING_LIVE = "STAGING +✓ healthy .* [0-5]s ago";
    private static final String PRODUCTION_LIVE = "PRODUCTION +✓ healthy .* [0-5]s ago";

    @TempDir
    Path folder;

    @TempDir
    Path service;

    private DemoTeam stage() {
        return DemoTeam.set(service, System.getenv(), Set.of());
    }

    private TmuxUi ui() {
        return new TmuxUi(folder, "screen-256color", 120, 30);
    }

    private static void open(TmuxUi ui, Path clone, String... options) {
        ui.startIn(clone, options).expect("STAGING     ✓ healthy", "PRODUCTION  ✓ healthy", "LAST RELEASES");
    }

    /** All on one screen. */
    private static void together(TmuxUi ui, String... patterns) {
        List<Pattern> compiled = List.of(patterns).stream().map(Pattern::compile).toList();
        ui.await(screen -> compiled.stream().allMatch(one -> one.matcher(screen).find()), String.join(" with ", patterns));
    }

    @Test
    void a_remote_that_is_gone_is_told_and_told_again_when_it_is_back() throws IOException {
        try (DemoTeam stage = stage(); TmuxUi ui = ui()) {
            open(ui, stage.operatorsClone(), "--readonly", "--poll", "2");
            Path bare = stage.bareRepository();
            Path gone = Files.move(bare, bare.resolveSibling("gone.git"));
            together(ui, "REMOTE +git FAILING for [5-9]s: .*cannot be r", STAGING_LIVE, PRODUCTION_LIVE);
            ui.press("l").expect("git FAILING for", "production ✓").press("h");

            Files.move(gone, bare);
            ui.await(screen -> !screen.contains("REMOTE") && screen.contains("the remote answers again"), "the remote");
        }
    }

    @Test
    void a_staging_that_does_not_answer_is_shown_stale_and_then_failing() throws IOException {
        try (DemoTeam stage = stage(); TmuxUi ui = ui(); HoldingLine line = new HoldingLine(
                stage.environment().of(Environment.STAGING).base().getPort())) {
            open(ui, stage.operatorsClone(), "--readonly", "--poll", "2", "--read-timeout", "12s",
                    "--staging-base", line.base());
            line.hold();
            together(ui, "STAGING +~ stale .*", "was healthy; no answer for [4-9]s", PRODUCTION_LIVE);
            together(ui, "STAGING +✗ FAILING .* for [0-9]+s", PRODUCTION_LIVE);
            assertThat(ui.screen()).doesNotContain("REMOTE");
        }
    }

    @Test
    void a_production_that_was_killed_is_shown_failing() {
        try (DemoTeam stage = stage(); TmuxUi ui = ui()) {
            open(ui, stage.operatorsClone(), "--readonly", "--poll", "2");
            stage.environment().of(Environment.PRODUCTION).close();
            together(ui, "PRODUCTION +✗ FAILING +was [0-9a-f]{7} .* for [5-9]s", "the connection was refused",
                    STAGING_LIVE);
            assertThat(ui.screen()).doesNotContain("REMOTE");
            ui.press("l").expect("production ✗ FAILING");
        }
    }

    @Test
    void counters_of_a_canary_that_cannot_be_read_are_told() {
        try (CanaryDay day = new CanaryDay(); TmuxUi ui = ui()) {
            assertThat(day.operator("Olga").open("run-canary", "--yes").exitCode()).isZero();
            Seat omar = day.operator("Omar");
            ui.startIn(omar.folder(), "--readonly", "--poll", "2").expect("CANARY", "PRODUCTION  ✓ healthy");
            ui.press("K").expect("METRICS  ✓ read").press("h");
            day.script("counts", "exit 3");
            together(ui, "METRICS +✗ FAILING for [5-9]s: .*exited 3", PRODUCTION_LIVE);
            assertThat(ui.screen()).doesNotContain("REMOTE");
            ui.press("K").expect("METRICS  ✗ FAILING for", "VERDICT");
        }
    }
}
