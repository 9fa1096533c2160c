package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exception while a page is drawn, in a real terminal. */
class CrashTest {

    @TempDir
    Path folder;

    @Test
    void a_crash_gives_the_terminal_back_says_where_its_report_is_and_exits_70() throws IOException {
        try (TmuxUi ui = new TmuxUi(folder, "screen-256color", 200, 24)) {
            ui.startMain(CrashingUi.class).expect("error: the terminal UI crashed: java.lang.NullPointerException",
                    "Nothing is half-recorded: start it again", "The report is in " + folder.resolve("state/lockstep/crash-"));
            // What is typed before the prompt is back goes to the process that is ending.
            ui.expectLeft();
            ui.shell("echo code-$?").expect("code-70");
            ui.expectSane();
        }
        try (Stream<Path> files = Files.list(folder.resolve("state/lockstep"))) {
            List<Path> reports = files.filter(file -> file.getFileName().toString().startsWith("crash-")).toList();
            assertThat(reports).hasSize(1);
            assertThat(reports.getFirst()).content().contains("NullPointerException", "lockstep.tui.view.Views.draw");
        }
    }
}
