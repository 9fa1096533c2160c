package tests.policy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import lockstep.policy.change.PathGlob;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            cognition/**      | cognition/a.py            | true
            cognition/**      | cognition/a/b/c.py        | true
            cognition/**      | cognition                 | false
            cognition/**      | precognition/a.py         | false
            cognition/**      | x/cognition/a.py          | false
            **/cognition/**   | x/cognition/a.py          | true
            **/cognition/**   | cognition/a.py            | false
            *.py              | a.py                      | true
            *.py              | x/a.py                    | false
            **.py             | x/a.py                    | true
            a?.py             | ab.py                     | true
            a?b               | a/b                       | false
            {a,b}/*.{md,txt}  | b/x.txt                   | true
            {a,b}/*.{md,txt}  | c/x.txt                   | false
            [a-c]x            | bx                        | true
            [!a-c]x           | bx                        | false
            [!a]b             | /b                        | false
            a\\*b             | a*b                       | true
            a\\*b             | axb                       | false
            docs/résumé.md    | docs/résumé.md            | true
            a.b               | axb                       | false
            a(b)+$            | a(b)+$                    | true
            Cognition/**      | cognition/a.py            | false
            """)
    void a_pattern_matches_paths(String glob, String path, boolean matches) {
        assertThat(PathGlob.of(glob).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/cognition/**", "./cognition/**", "cognition/", "a{b", "a{b,{c}}", "a[b", "a[]",
            "a\\", "a[z-a]", "a[b/c]", "a\nb"})
    void a_pattern_that_is_broken_or_matches_nothing_is_refused(String glob) {
        assertThatThrownBy(() -> PathGlob.of(glob)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> globs() {
        return Arbitraries.strings().withChars("ab/.*?{},[]!-\\$(+^&").ofMinLength(1).ofMaxLength(10);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/.-$(^&").ofMinLength(1).ofMaxLength(6)
                .filter(path -> !path.startsWith("/") && !path.endsWith("/") && !path.contains("//"));
    }

    /** The oracle: what the JDK says of the same pattern and path, where both take it for a pattern. */
    @Property(tries = 20_000)
    void a_path_pattern_matches_what_the_jdk_s_own_path_matcher_matches(@ForAll("globs") String glob,
            @ForAll("paths") String path) {
        Optional<PathGlob> ours = ours(glob);
        Optional<PathMatcher> theirs = theirs(glob);
        Assume.that(ours.isPresent() && theirs.isPresent());
        assertThat(ours.get().matches(path)).as(glob + " on " + path).isEqualTo(theirs.get().matches(Path.of(path)));
    }

    private static Optional<PathGlob> ours(String glob) {
        try {
            return Optional.of(PathGlob.of(glob));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PathMatcher> theirs(String glob) {
        try {
            return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + glob));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
