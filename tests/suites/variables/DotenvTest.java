package tests.suites.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.suites.variables.VariableFiles.complaint;
import static tests.suites.variables.VariableFiles.dotenv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.error.ConfigurationError;
import lockstep.suites.variables.VariableFile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DotenvTest {

    static List<Arguments> lines() {
        return List.of(
                Arguments.of("A=b", "b"),
                Arguments.of("export A=b", "b"),
                Arguments.of("  A = b  ", "b"),
                Arguments.of("A=b # comment", "b"),
                Arguments.of("A=b#no comment", "b#no comment"),
                Arguments.of("A=", ""),
                Arguments.of("A=''", ""),
                Arguments.of("A=\"\"", ""),
                Arguments.of("A=two words", "two words"),
                Arguments.of("A='#1 $x ${Y} \\n'", "#1 $x ${Y} \\n"),
                Arguments.of("A=\"a\\nb\\tc\\\"d\\\\e\\$f\\q\" # comment", "a\nb\tc\"d\\e$f\\q"),
                Arguments.of("A=\"first\nsecond # kept\n\nlast\"", "first\nsecond # kept\n\nlast"),
                Arguments.of("A='first\nsecond'", "first\nsecond"),
                Arguments.of("A=pa$$word$1", "pa$$word$1"),
                Arguments.of("A=b\r\nB=c\r\n", "b"),
                Arguments.of("\ufeffA=b", "b"),
                Arguments.of("# A=a\n\nA=b", "b"),
                Arguments.of("A=postgresql://u:p@h/d?x=1#f", "postgresql://u:p@h/d?x=1#f"),
                Arguments.of("A=don't", "don't"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_value_is_read_as_it_is_written(String content, String value) {
        assertThat(dotenv(content).values()).containsEntry("A", value);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("A=1\nB=2\nA=3", "line 3: sets A again; line 1 has set it"),
                Arguments.of("A=1\nhunter2-hunter2", "line 2: is not NAME=value"),
                Arguments.of("1A=x", "line 1: is not NAME=value"),
                Arguments.of("A-B=x", "line 1: is not NAME=value"),
                Arguments.of("=x", "line 1: is not NAME=value"),
                Arguments.of("A=1\nB=\"open\nC=2\n", "line 2: opens a quote that is never closed"),
                Arguments.of("A='x' y", "line 1: has something after the closing quote"),
                Arguments.of("A=\"l1\nl2\" y", "line 2: has something after the closing quote"),
                Arguments.of("A= # what now", "line 1: has a value that starts with #"),
                Arguments.of("A=1\n\nB=${A}", "line 3: uses ${…}"),
                Arguments.of("A=\"x\n${B}\"", "line 1: uses ${…}"),
                Arguments.of("A=" + "x".repeat(70_000), "line 1: has a name or a value that is too long"),
                Arguments.of("A=b\0", "holds a NUL"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void what_readers_would_disagree_about_is_an_error_with_its_line(String content, String complaint) {
        assertThat(complaint(content)).startsWith("test.env").contains(complaint).doesNotContain("hunter2");
    }

    @Test
    void more_variables_than_an_environment_has_are_refused() {
        String many = IntStream.rangeClosed(0, 2_000).mapToObj(i -> "A" + i + "=x").collect(Collectors.joining("\n"));
        assertThat(complaint(many)).contains("line 2001: is one variable too many");
    }

    @Test
    void a_file_that_is_not_utf_8_or_too_large_is_refused() {
        assertThatThrownBy(() ->
                VariableFiles.read(VariableFile.DOTENV, "test.env", "A=é".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ConfigurationError.class).hasMessage("test.env is not UTF-8");
        assertThatThrownBy(() -> VariableFiles.read(VariableFile.DOTENV, "test.env", new byte[1024 * 1024 + 1]))
                .isInstanceOf(ConfigurationError.class).hasMessage("test.env is larger than 1 MiB");
    }

    /** How a value may be written. */
    private enum Style {
        DOUBLE,
        SINGLE,
        BARE;

        String write(String value) {
            boolean plain = value.matches("[A-Za-z0-9_./:@%+,=~-]*");
            if (this == BARE && plain) {
                return value;
            }
            if (this == SINGLE && value.indexOf('\'') < 0 && value.indexOf('\r') < 0) {
                return "'" + value + "' # quoted";
            }
            return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\r", "\\r")
                    + "\"";
        }
    }

    @Provide
    Arbitrary<Map<String, String>> environments() {
        Arbitrary<String> names = Arbitraries.strings().withChars("AB_").withCharRange('a',
                'e').ofMinLength(1).ofMaxLength(5);
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).filter(text -> text.indexOf('\0') < 0 && isUnicode(text)),
                Arbitraries.strings().withChars("ab#'\"\\$ {}\n\r\t=").ofMaxLength(20));
        return Arbitraries.maps(names, values).ofMaxSize(8);
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Property(tries = 500)
    void what_is_written_is_read_again(@ForAll("environments") Map<String, String> values, @ForAll List<Style> styles,
            @ForAll boolean crlf) {
        StringBuilder file = new StringBuilder();
        int i = 0;
        for (Map.Entry<String, String> variable : values.entrySet()) {
            Style style = styles.isEmpty() ? Style.DOUBLE : styles.get(i++ % styles.size());
            file.append(i % 2 == 0 ? "export "
                    : "").append(variable.getKey()).append('=').append(style.write(variable.getValue())).append('\n');
        }
        String content = crlf ? file.toString().replace("\n", "\r\n") : file.toString();
        assertThat(dotenv(content).values()).isEqualTo(new TreeMap<>(values));
    }

    @Property(tries = 500)
    void any_text_is_read_or_refused_with_a_message_that_quotes_nothing(@ForAll String text) {
        try {
            dotenv(text);
        } catch (ConfigurationError e) {
            assertThat(e.getMessage()).startsWith("test.env");
        }
    }
}
