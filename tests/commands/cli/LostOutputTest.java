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
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.ReaderAwareStream;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;

/** What could not be written to stdout is not passed off as an empty answer. */
class LostOutputTest {

    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    private static final OutputStream LEFT = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    };

    /** {@code | head -1} is no full disk. */
    @Test
    void a_reader_who_left_early_ends_a_command_silently_with_its_own_exit_code() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ReaderAwareStream(LEFT, Path.of("/no/such/descriptor")),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, true, Map.of(),
                Path.of("").toAbsolutePath());
        try (DemoService service = DemoService.start(
                DemoSettings.of(Environment.STAGING, new Sha("1".repeat(40))).withFaults(Fault.DB_503))) {
            assertThat(Cli.open(
                    Doors.door("smoke-api-chat"), console, "--operator", "Ada", "--base", service.base().toString()))
                    .isEqualTo(ExitCode.GATE_FAILED);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

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
