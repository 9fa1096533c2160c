package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However a command ends that nobody foresaw: exit code 70, words, and for a program a document. */
class UnforeseenEndTest {

    /** A command that ends so. */
    @Command(name = "broken")
    static final class Broken implements Door {

        private final Throwable end;

        @Option(names = "--json")
        boolean json;

        Broken(Throwable end) {
            this.end = end;
        }

        @Override
        public ExitCode enter(Console console) {
            throw Broken.<RuntimeException>as(end);
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> E as(Throwable end) throws E {
            throw (E) end;
        }
    }

    /** One that is let through would end JUnit itself. */
    private static ExitCode opened(Door door, Console console) {
        try {
            return Cli.open(door, console, "--json");
        } catch (Throwable e) {
            throw new AssertionError("it went through: " + e);
        }
    }

    static Stream<Throwable> ends() {
        return Stream.of(
                new IllegalStateException("no"), new StackOverflowError(), new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void even_an_Error_of_the_JVM_is_told_in_words_and_in_a_document(Throwable end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, true, Map.of(), Path.of("/"), Console.Talk.USUAL, new ByteArrayInputStream(new byte[0]),
                false);
        assertThat(opened(new Broken(end), console)).isEqualTo(ExitCode.INTERNAL);
        PublishedSchemas.hold("broken", List.of("--json"), 70, out.toString(StandardCharsets.UTF_8));
        JsonNode error = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(error.path("schema").asString()).isEqualTo("lockstep/error/v1");
        assertThat(error.path("command").asString()).isEqualTo("broken");
        assertThat(error.path("exit_code").asInt()).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: " + error.path("message").asString())
                .doesNotContain("\tat ");
    }
}
