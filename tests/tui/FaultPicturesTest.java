package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;
import tests.release.canary.CanaryDay;

/** The pictures of docs/walkthrough.md of what is broken, taken as {@link PicturesTest} takes its own. */
class FaultPicturesTest {

    private final SlowDesk slow = new SlowDesk();
    private DemoDesk demo;

    private VirtualUi ui() {
        VirtualUi ui = new VirtualUi(() -> {
            demo = DemoDesk.open(new Operator("ada"), System.getenv(), Set.of(), Invocation.plain());
            return slow.over(demo);
        }, new Size(96, 24));
        ui.expect("which staging runs", "LAST RELEASES");
        return ui;
    }

    @Test
    void the_home_shows_production_that_was_killed() throws IOException {
        try (VirtualUi ui = ui()) {
            demo.team().environment().of(Environment.PRODUCTION).close();
            ui.expect("PRODUCTION  ✗ FAILING  was ", "the connection was refused", "STAGING     ✓ healthy");
            ui.read("(for [5-9]s)");
            PicturesTest.take(ui, "broken-production");
        }
    }

    @Test
    void the_home_shows_a_smoke_that_failed_although_the_health_is_good() throws IOException {
        try (VirtualUi ui = ui()) {
            ui.command("break production chat-500").expect("production is broken")
                    .press("d", "Down", "Enter").expect("Drill production-smoke: FAIL", "production ✗ FAILING").press("h")
                    .expect("PRODUCTION  ✗ FAILING", "chat_happy: ");
            PicturesTest.take(ui, "broken-smoke");
        }
    }

    @Test
    void the_home_shows_a_remote_that_is_gone() throws IOException {
        try (VirtualUi ui = ui()) {
            Path bare = demo.team().bareRepository();
            Files.move(bare, bare.resolveSibling("gone.git"));
            ui.expect("REMOTE    git FAILING for ", "PRODUCTION  ✓ healthy", "STAGING     ✓ healthy");
            ui.read("(FAILING for [5-9]s)");
            PicturesTest.take(ui, "broken-remote");
        }
    }

    @Test
    void the_screen_shows_a_staging_that_takes_its_time() throws IOException {
        try (VirtualUi ui = ui()) {
            slow.silence(Source.STAGING);
            ui.expect("STAGING     ~ stale", "was healthy; no answer for ", "PRODUCTION  ✓ healthy");
            PicturesTest.take(ui, "broken-staging");
        }
    }

    @Test
    void the_screen_shows_that_nothing_answers_any_more() throws IOException {
        try (VirtualUi ui = ui()) {
            slow.silence(Source.values());
            ui.expect("STAGING     ~ stale", "PRODUCTION  ~ stale", "git: no answer for ", "which staging ran ");
            ui.read("(no answer for [6-9]s)");
            PicturesTest.take(ui, "stale");
        }
    }

    @Test
    void the_screen_shows_counters_of_an_open_canary_that_cannot_be_read() throws IOException {
        try (CanaryDay day = new CanaryDay()) {
            assertThat(day.operator("olga").open("run-canary", "--yes").exitCode()).isZero();
            try (VirtualUi ui = new VirtualUi(() -> Desks.of(day.operator("omar")), new Size(96, 24))) {
                ui.expect("CANARY", "10 %").press("K").expect("METRICS  ✓ read").press("h");
                day.script("counts", "echo 'prometheus: connection refused' >&2; exit 1");
                ui.expect("METRICS     ✗ FAILING", "STAGING     ✓ healthy", "PRODUCTION  ✓ healthy");
                ui.read("(FAILING for [5-9]s)");
                PicturesTest.take(ui, "broken-metrics");
                ui.press("K").expect("METRICS  ✗ FAILING for ", "VERDICT");
            }
        }
    }
}
