package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import org.junit.jupiter.api.Test;

/** What could not be written to stdout is not passed off as an empty answer. */
class LostOutputTest {

    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    @Test
    void an_answer_that_was_lost_is_said_to_be_lost() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(FULL, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, true, Map.of(), Path.of("").toAbsolutePath());
        assertThat(Cli.open(Doors.door("release-log"), console, "template")).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be written to stdout");
    }
}
