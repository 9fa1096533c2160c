package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tests.house.Repository;

/** Who looks for the code by a document finds it where the document says. */
class PlacesTest {

    private static final List<String> DISTRICTS = List.of("base", "gates", "suites", "repository", "analysis", "record",
            "policy", "settings", "release", "commands", "demo");

    @Test
    void every_room_and_file_of_the_code_that_is_named_is_there() {
        List<String> named = Stream.of("README.md", "docs/architecture.md", "docs/security.md", "docs/contributing.md")
                .map(name -> Document.read(Repository.root().resolve(name)))
                .flatMap(document -> document.spans().stream())
                .filter(span -> span.matches("[\\w-]+(/[\\w-]+)*(/|\\.java)?"))
                .filter(span -> span.contains("/"))
                .filter(span -> span.endsWith(".java") || DISTRICTS.contains(span.split("/")[0])
                        || span.matches("(scripts|tui|tests|docs|bootstrap)/.*"))
                .toList();
        assertThat(named).hasSizeGreaterThan(40).allSatisfy(place -> assertThat(Stream.of("", "scripts/lockstep")
                .map(folder -> Repository.root().resolve(folder).resolve(place)).map(Path::normalize))
                .as(place).anyMatch(Files::exists));
    }

    @Test
    void the_picture_of_the_house_shows_every_district() {
        String picture = String.join("\n",
                Document.read(Repository.root().resolve("docs/architecture.md")).code());
        assertThat(Stream.concat(DISTRICTS.stream(), Stream.of("tui")).toList()).allSatisfy(district ->
                assertThat(picture).containsPattern("│ " + district + "\\b"));
    }
}
