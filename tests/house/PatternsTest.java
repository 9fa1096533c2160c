package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A regular expression that repeats a group calls itself once for each time: a long text from outside ends it with a
 * {@link StackOverflowError}. A possessive repetition does not, and one with a bound not for long.
 */
class PatternsTest {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern ENDLESS = Pattern.compile("\\)(?:[*+]|\\{\\d+,\\})(?!\\+)");

    private static Stream<String> endless(String line) {
        return TEXT.matcher(line).results().map(text -> text.group())
                .filter(text -> ENDLESS.matcher(text).find());
    }

    private static boolean isOfTheProduct(Path file) {
        return !file.startsWith(Repository.root().resolve("tests"));
    }

    @Test
    void no_regular_expression_of_the_product_repeats_a_group_without_a_bound() {
        List<String> found = Repository.javaFiles().stream().filter(PatternsTest::isOfTheProduct)
                .flatMap(file -> Repository.read(file).lines().flatMap(PatternsTest::endless)
                        .map(text -> Repository.root().relativize(file) + ": " + text))
                .toList();
        assertThat(found).as("make it possessive, as in (…)*+, or give it a bound").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"matches(\"(a|b)*\")", "compile(\"(?:-[a-z]+)+x\")", "\"(a){2,}\"", "\"(a)*?\"",
            "f(\"\\\"\", \"(a)+\")"})
    void such_a_repetition_is_found(String line) {
        assertThat(endless(line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"(a|b)*+\"", "\"(a)++\"", "\"(a){0,9}\"", "f(\"(\") * g(\")\") + \"x\"", "\"[a-z]*\""})
    void others_are_not(String line) {
        assertThat(endless(line)).isEmpty();
    }
}
