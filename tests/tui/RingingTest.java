package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a real terminal: what production's failure makes the process write to it. */
class RingingTest {

    private static final Pattern NOTICE = Pattern.compile("\\]9;demo: production FAILING: health: ");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"on, , 1", "off, , 0", "on, --no-bell, 0"})
    void production_that_begins_to_fail_rings_once_unless_that_is_switched_off(String bell, String option, long times)
            throws IOException {
        Path cast = folder.resolve("session.cast");
        try (TmuxUi ui = new TmuxUi(folder, "screen-256color", 100, 30).with("LOCKSTEP_BELL", bell)) {
            ui.start("--demo", "--operator", "ada", "--poll", "2", "--record", cast.toString(),
                            option == null ? "--no-ui-config" : option)
                    .expect("which staging runs").command("break production health-500")
                    .expect("PRODUCTION  ✗ FAILING");
            ui.read("(for 1[0-9]s)");
            ui.press("q").expectLeft();
        }
        String written = Files.readString(cast);
        assertThat(NOTICE.matcher(written).results().count()).isEqualTo(times);
        assertThat(written.contains("\\u0007")).isEqualTo(times > 0);
    }

    @Test
    void a_bell_that_is_neither_on_nor_off_is_refused_before_the_screen_opens() {
        try (TmuxUi ui = new TmuxUi(folder, "screen", 80, 24).with("LOCKSTEP_BELL", "loud")) {
            ui.start("--demo").expect("LOCKSTEP_BELL is on or off, not 'loud'");
            ui.shell("echo code-$?").expect("code-64");
        }
    }
}
