package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The class path of these tests is that of every command and more: what clashes there could clash anywhere. */
class LibrariesTest {

    private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+:[\\w.-]+):(\\d[\\w.-]*)");

    /** Whatever resolves them takes one of two versions in silence, so they are read where they are asked for. */
    @Test
    void no_library_is_asked_for_in_two_versions() {
        Map<String, Set<String>> versions = asked(Stream.concat(
                Repository.javaFiles().stream(), Stream.of(Repository.root().resolve("bootstrap/libraries.txt")))
                .flatMap(file -> Repository.read(file).lines()));
        assertThat(versions).hasSizeGreaterThan(20)
                .allSatisfy((library, found) -> assertThat(found).as(library).hasSize(1));
    }

    @Test
    void a_library_that_is_asked_for_in_two_versions_is_noticed() {
        assertThat(asked(Stream.of("//DEPS a.b:c:1.0 a.b:d:1.0", "a.b.c   a.b:c:1.1", "text: a:b")))
                .isEqualTo(Map.of("a.b:c", Set.of("1.0", "1.1"), "a.b:d", Set.of("1.0")));
    }

    private static Map<String, Set<String>> asked(Stream<String> lines) {
        Map<String, Set<String>> versions = new TreeMap<>();
        lines.filter(line -> line.startsWith("//DEPS ") || line.matches("[a-z0-9.]+ +[^ ]+:[^ ]+:[^ ]+.*"))
                .flatMap(line -> COORDINATES.matcher(line).results())
                .forEach(found -> versions.computeIfAbsent(found.group(1), library -> new TreeSet<>())
                        .add(found.group(2)));
        return versions;
    }

    @Test
    void no_class_comes_from_two_libraries() throws IOException {
        Map<String, List<String>> homes = new TreeMap<>();
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class")
                                && !name.startsWith("META-INF/"))
                        .forEach(name -> homes.computeIfAbsent(name, any -> new ArrayList<>())
                                .add(jar.getFileName().toString()));
            }
        }
        homes.values().removeIf(found -> found.size() < 2);
        assertThat(homes).isEmpty();
    }

    /** Libraries that come as a family are of one age, also those that only others ask for. */
    @Test
    void the_members_of_a_family_have_one_version() {
        assertThat(Map.of(
                "tools/jackson/", versionsBelow("tools/jackson/"),
                "org/slf4j/", versionsBelow("org/slf4j/"),
                "com/squareup/okhttp3/", versionsBelow("com/squareup/okhttp3/"),
                "org/jline/", versionsBelow("org/jline/"),
                "org/junit/jupiter/", versionsBelow("org/junit/jupiter/"),
                "org/junit/platform/", versionsBelow("org/junit/platform/")))
                .allSatisfy((family, found) -> assertThat(found).as(family).hasSize(1));
    }

    private static Set<String> versionsBelow(String family) {
        Set<String> versions = new TreeSet<>();
        jars().stream().filter(jar -> jar.toString().contains("/" + family))
                .forEach(jar -> versions.add(jar.getParent().getFileName().toString()));
        return versions;
    }

    private static List<Path> jars() {
        return List.of(System.getProperty("java.class.path").split(":")).stream()
                .filter(jar -> jar.endsWith(".jar"))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    /** The bundle delivers these, and names the licence of each. */
    @Test
    void every_library_of_the_product_has_its_licence_written_down() {
        List<String> known = Repository.read(Repository.root().resolve("bootstrap/licences.txt")).lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s+")[0])
                .toList();
        Set<String> groups = new TreeSet<>();
        Repository.javaFiles().stream()
                .filter(file -> !Repository.root().relativize(file).startsWith("tests"))
                .flatMap(file -> Repository.read(file).lines())
                .filter(line -> line.startsWith("//DEPS "))
                .forEach(line -> groups.add(line.substring("//DEPS ".length()).split(":")[0]));
        assertThat(groups).isNotEmpty()
                .allSatisfy(group -> assertThat(known).as(group).anyMatch(group::startsWith));
    }

    @Test
    void what_the_bootstrap_fetches_is_pinned_and_checked() {
        String sums = Repository.read(Repository.root().resolve("bootstrap/jars.sha256"));
        String pom = Repository.read(Repository.root().resolve("bootstrap/pom.xml"));
        Matcher pinned = Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([\\w.]+)</version>").matcher(pom);
        List<String> missing = new ArrayList<>();
        int count = 0;
        while (pinned.find()) {
            if (!pinned.group(1).equals("bootstrap")) {
                count++;
                String jar = "  " + pinned.group(1) + "-" + pinned.group(2) + ".jar";
                if (!sums.contains(jar)) {
                    missing.add(jar);
                }
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(2);
        assertThat(missing).isEmpty();
    }
}
