package tests.commands.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import lockstep.commands.cli.Console;
import lockstep.commands.site.DeskListener;
import org.junit.jupiter.api.Test;

class DeskListenerTest {

    @Test
    void words_that_come_from_elsewhere_stay_on_their_line_and_draw_nothing() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        DeskListener listener = new DeskListener(
                new Console(err, err, false, false, true, Map.of(), Path.of("").toAbsolutePath()));
        listener.step("the remote cannot be read: a\n::error::b\u001b[2J");
        listener.printed("c\u001b[31m");
        listener.awaiting("d\u202e", Duration.ofSeconds(3));
        assertThat(told.toString(StandardCharsets.UTF_8).replace("\r", "")).isEqualTo("""
                the remote cannot be read: a\\x0a::error::b\\x1b[2J
                  | c\\x1b[31m
                  d\\u202e; waiting up to 3.0 s more
                """);
    }
}
