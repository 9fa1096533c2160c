package tests.tui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import lockstep.demo.rehearsal.DemoTeam;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line drops, or the host goes down, in the middle of a promotion; whoever comes back finishes it. */
class HangUpTest {

    @TempDir
    Path folder;

    @TempDir
    Path service;

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "TERM", "q"})
    void a_promotion_that_is_ended_from_outside_says_so_and_is_finished_by_the_next(String signal)
            throws IOException, InterruptedException {
        try (DemoTeam stage = DemoTeam.set(service, System.getenv(), Set.of());
                TmuxUi ui = new TmuxUi(folder, "screen", 100, 30)) {
            stage.holdProduction(true);
            ui.startIn(stage.operatorsClone(), "--operator", "ada");
            ui.expect("which staging runs").press("Enter").expect("Run the staging gates of").press("Enter")
                    .expect("Declare the class of").press("Enter").press("Down", "Enter").expect("Decide whether")
                            .press("Enter")
                    .expect("▸ Promote ").press("Enter");
            String word = ui.read("Type ([0-9a-f]{7}):");
            ui.type(word).expect("✓ right").press("Enter").expect("waiting until production runs");
            if (signal.equals("q")) {
                ui.press("q").expectPopup("Leave?").press("Tab", "Enter");
            } else {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(ui.pid())).start().waitFor();
            }
            ui.expect("is not finished: release moved to ", "`promote-release --resume` continues, from any host")
                    .expectLeft();
            ui.shell("echo code-$?").expect("code-24");
            ui.expectSane();

            stage.holdProduction(false);
            ui.startIn(stage.operatorsClone(), "--operator", "grace");
            ui.expect(" by ada, begun ", "wait for it, or finish it if").press("Enter").expect("┌─ Finish ").press("Down", "Enter")
                    .expect("✓ healthy", "up to date", "Nothing is waiting").press("l").expect("1 entry").press("v")
                            .expect("verified: 1 entry");
        }
    }
}
