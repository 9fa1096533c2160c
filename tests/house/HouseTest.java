package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HouseTest {

    private static final Pattern SOURCES = Pattern.compile("(?m)^//SOURCES (\\S+)$");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(?:lockstep(?:\\.tui)?|tests)\\.(\\w+)\\.");
    private static final Pattern TEST_IMPORT = Pattern.compile("(?m)^import (?:static )?tests\\.(\\w+)\\.");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package (?:lockstep(?:\\.tui)?|tests)\\.(\\w+);");

    private static List<String> sources(Path file) {
        return SOURCES.matcher(Repository.read(file)).results().map(match -> match.group(1)).toList();
    }

    private static List<Path> rooms() {
        return Repository.javaFiles().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Path::getParent)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> every_room_lists_exactly_its_files() {
        return rooms().stream().map(room -> DynamicTest.dynamicTest(name(room), () -> {
            List<String> files = Repository.javaFiles().stream()
                    .filter(file -> file.getParent().equals(room))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("package-info.java"))
                    .toList();
            List<String> listed = sources(room.resolve("package-info.java")).stream()
                    .filter(source -> !source.contains("/"))
                    .toList();
            assertThat(listed).containsExactlyInAnyOrderElementsOf(files);
        }));
    }

    private static String name(Path file) {
        return Repository.root().relativize(file).toString();
    }

    @Test
    void every_folder_of_classes_is_a_room_or_a_row_of_doors() {
        Set<Path> rooms = Set.copyOf(rooms());
        Set<String> doors = new LinkedHashSet<>(Repository.aliases().values());
        List<String> strays = Repository.javaFiles().stream()
                .filter(file -> !rooms.contains(file.getParent()))
                .map(HouseTest::name)
                .filter(file -> !doors.contains(file) && !file.equals("tests/Progress.java"))
                .toList();
        assertThat(strays).isEmpty();
    }

    @Test
    void no_list_names_what_is_not_there_or_uses_a_glob() {
        List<String> missing = new ArrayList<>();
        for (Path file : Repository.javaFiles()) {
            for (String source : sources(file)) {
                if (!Files.exists(file.resolveSibling(source).normalize())) {
                    missing.add(file + " names " + source);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> no_room_stands_on_itself_by_way_of_others() {
        return rooms().stream().map(room -> DynamicTest.dynamicTest(name(room), () -> {
            assertThat(reached(room)).doesNotContain(room);
        }));
    }

    /** Every room below this one, straight or by way of others. */
    private static Set<Path> reached(Path room) {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> open = new ArrayDeque<>(below(room));
        while (!open.isEmpty()) {
            Path next = open.pop();
            if (reached.add(next)) {
                open.addAll(below(next));
            }
        }
        return reached;
    }

    /** JBang hands javac every file as often as there are ways to it, and a command line has an end. */
    @TestFactory
    Stream<DynamicTest> no_room_is_named_that_is_reached_by_way_of_another() {
        return rooms().stream().map(room -> DynamicTest.dynamicTest(name(room), () -> {
            Set<Path> byOthers = new LinkedHashSet<>();
            below(room).forEach(other -> byOthers.addAll(reached(other)));
            assertThat(below(room)).noneMatch(byOthers::contains);
        }));
    }

    private static List<Path> below(Path room) {
        return sources(room.resolve("package-info.java")).stream()
                .filter(source -> source.endsWith("/package-info.java"))
                .map(source -> room.resolve(source).normalize().getParent())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> a_room_reaches_every_room_that_its_files_use() {
        return rooms().stream().map(room -> DynamicTest.dynamicTest(name(room), () -> {
            Set<String> named = new LinkedHashSet<>();
            reached(room).forEach(other -> named.add(other.getFileName().toString()));
            String own = PACKAGE.matcher(Repository.read(room.resolve("package-info.java")))
                    .results().map(match -> match.group(1)).findFirst().orElse("");
            named.add(own);
            Set<String> used = new LinkedHashSet<>();
            Repository.javaFiles().stream()
                    .filter(file -> file.getParent().equals(room))
                    .map(Repository::read)
                    .flatMap(text -> imports(room).matcher(text).results())
                    .forEach(match -> used.add(match.group(1)));
            assertThat(named).containsAll(used);
        }));
    }

    /** The rooms of the product come to the tests by way of the doors that Tests.java names. */
    private static Pattern imports(Path room) {
        return room.startsWith(Repository.root().resolve("tests")) ? TEST_IMPORT : IMPORT;
    }

    /** JBang gives the options of every door to the program that lists it, and so to these tests. */
    @Test
    void no_door_caps_the_memory_of_those_who_list_it() {
        assertThat(Repository.javaFiles()).allSatisfy(file ->
                assertThat(Repository.read(file).lines().filter(line -> line.startsWith("//RUNTIME_OPTIONS")))
                        .noneMatch(line -> line.contains("-Xm")));
    }

    @Test
    void every_alias_is_named_like_its_script() {
        Repository.aliases().forEach((alias, script) -> {
            String name = Path.of(script).getFileName().toString().replace(".java", "");
            String kebab = name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase();
            assertThat(alias.equals(kebab) || (alias + "s").equals(kebab)).as(alias + " is " + script).isTrue();
            assertThat(Repository.root().resolve(script)).exists();
        });
    }

    /**
     * A small JVM starts faster. And it leaves at once: it would wait 300 ms for the poller of virtual threads, which
     * never comes back from native code (JDK-8314243).
     */
    @Test
    void every_script_starts_and_ends_its_JVM_alike() {
        String options = "//RUNTIME_OPTIONS -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:UserThreadWaitAttemptsAtExit=0";
        assertThat(Repository.javaFiles().stream().filter(file -> file.getParent().endsWith("scripts")))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(Repository.read(script).lines()).contains(options));
    }

    @Test
    void the_product_keeps_to_the_width_that_editors_are_told() throws IOException {
        List<String> wide = new ArrayList<>();
        for (Path file : Repository.javaFiles()) {
            if (!name(file).startsWith("tests/")) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.length() > 120)
                        .forEach(line -> wide.add(name(file) + ": " + line.strip()));
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void the_readme_names_every_alias() {
        String readme = Repository.read(Repository.root().resolve("README.md"));
        assertThat(Repository.aliases().keySet())
                .allSatisfy(alias -> assertThat(readme).contains("| `" + alias + "` |"));
    }

    @Test
    void every_script_is_short_and_has_an_alias() {
        List<Path> scripts = Repository.javaFiles().stream()
                .filter(file -> file.getParent().endsWith("scripts"))
                .toList();
        assertThat(scripts).allSatisfy(script -> {
            assertThat(Repository.aliases()).containsValue(Repository.root().relativize(script).toString());
            assertThat(Repository.read(script).lines().count()).isLessThanOrEqualTo(100);
        });
    }
}
