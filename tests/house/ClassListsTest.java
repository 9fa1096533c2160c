package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bundle's archives of classes are made of. */
class ClassListsTest {

    /** Of so many names one may be of a class that is no more: then a start is slower by what nobody notices. */
    private static final int ONE_OF = 20;

    @ParameterizedTest
    @ValueSource(strings = {"gates", "releases"})
    void a_list_of_classes_to_archive_names_those_that_there_are(String family) {
        List<String> listed = Repository.read(Repository.root().resolve("tests/bundle/" + family + ".classes")).lines()
                .filter(name -> name.startsWith("lockstep/")).toList();
        List<String> gone = listed.stream().filter(name -> !isThere(name)).toList();
        assertThat(listed).contains("lockstep/commands/cli/Cli", "lockstep/gates/http/Target");
        assertThat(gone).as("too much has changed since the list was made: ./jbang bundle --train")
                .hasSizeLessThan(listed.size() / ONE_OF);
    }

    private static boolean isThere(String name) {
        String file = name.replaceFirst("\\$.*", "") + ".java";
        return Stream.of("scripts", "tui").map(Repository.root()::resolve).map(folder -> folder.resolve(file))
                .anyMatch(Files::exists);
    }
}
