package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lockstep.base.release.Operator;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.release.canary.CanaryDay;

/**
 * The pictures of docs/walkthrough.md, taken of a real day on the embedded environment.
 * {@code LOCKSTEP_PICTURES=write jbang test PicturesTest} takes them anew.
 */
class PicturesTest {

    private static final Path FOLDER = Repository.root().resolve("docs/pictures");
    private static final Pattern PICTURE = Pattern.compile("\\(pictures/([a-z-]+\\.svg)\\)");

    @Test
    void every_picture_that_the_walkthrough_shows_is_there() {
        String walkthrough = Repository.read(Repository.root().resolve("docs/walkthrough.md"));

        assertThat(PICTURE.matcher(walkthrough).results().map((MatchResult match) -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(FOLDER.resolve(name)).content().startsWith("<svg").contains("demo"));
    }

    @Test
    void the_day_that_they_show_goes_as_they_show_it() throws IOException {
        Operator ada = new Operator("ada");
        try (VirtualUi ui = new VirtualUi(() ->
                DemoDesk.open(ada, System.getenv(), Set.of(), Invocation.plain()), new Size(96, 28))) {
            ui.expect("which staging runs", "LAST RELEASES");
            take(ui, "home");
            ui.press("c").expect("to pick from", "staging runs it");
            take(ui, "candidate");
            ui.press("Enter").expect("not run yet").press("Enter").expect("recorded evidence/", "declare the class");
            ui.press("g").expect("expected", "observed");
            take(ui, "gates");
            ui.press("w", "Enter").expectPopup("Class of the change").press("Down", "Enter").expect("declared: class A")
                    .press("Enter")
                    .expect("allowed: every rule holds").press("Up").expect("✓ on-main");
            take(ui, "decision");
            ui.press("Down", "Enter").expectPopup("Promote to production");
            ui.type(ui.read("Type ([0-9a-f]{7}):")).expect("✓ right").expect("[▸ Promote ]");
            take(ui, "promote");
            ui.press("Enter").expect("waiting until production runs");
            take(ui, "deploying");
            ui.expect("production is healthy", "up to date").press("h").expect("Nothing is waiting", "up to date with");
            take(ui, "released");
            ui.press("l", "v").expect("verified: 2 entries").press("e").expect("gate run 1 of");
            take(ui, "log");
            ui.command("break production health-500").press("h").expect("PRODUCTION  ✗ FAILING", "▸ Roll production");
            take(ui, "failing");
            ui.press("Enter", "t", "Down", "Enter").expect("5xx spike");
            take(ui, "rollback");
            ui.press("d", "End").expect("Guided");
            take(ui, "drills");
        }
    }

    /** A real canary by its record, and what its commit needs: as another operator sees them. */
    @Test
    void the_pages_of_pipeline_and_canary_look_as_they_are_shown() throws IOException {
        try (CanaryDay day = new CanaryDay()) {
            assertThat(day.operator("olga").open("run-canary", "--yes").exitCode()).isZero();
            try (VirtualUi ui = new VirtualUi(() -> Desks.of(day.operator("omar")), new Size(96, 28))) {
                ui.expect("CANARY", "10 %").press("K").expect("VERDICT", "METRICS  ✓ read", "IF NOTHING");
                take(ui, "canary");
                ui.press("P").expect("to production", "as of ");
                take(ui, "pipeline");
            }
        }
    }

    static void take(VirtualUi ui, String name) throws IOException {
        String picture = ui.picture();
        if ("write".equals(System.getenv("LOCKSTEP_PICTURES"))) {
            Files.writeString(FOLDER.resolve(name + ".svg"), picture);
        } else {
            assertThat(FOLDER.resolve(name + ".svg")).isRegularFile();
        }
    }
}
