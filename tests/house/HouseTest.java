package tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tests.sources.SourceLists;

class HouseTest {

    @Test
    void every_list_of_sources_and_libraries_is_what_the_imports_ask_for() throws IOException {
        assertThat(SourceLists.of(Repository.root()).stale().keySet())
                .as("run ./jbang sources, which writes them")
                .isEmpty();
    }

    @Test
    void every_folder_of_classes_is_a_room_or_a_row_of_doors() {
        Set<Path> rooms = Repository.javaFiles().stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        Set<String> doors = new LinkedHashSet<>(Repository.aliases().values());
        List<String> strays = Repository.javaFiles().stream()
                .filter(file -> !rooms.contains(file.getParent()))
                .map(HouseTest::name)
                .filter(file -> !doors.contains(file))
                .toList();
        assertThat(strays).isEmpty();
    }

    private static String name(Path file) {
        return Repository.root().relativize(file).toString();
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

    /** Output that cannot be written, a host that is in no state to work, an error of ours, a key of the operator. */
    @Test
    void each_help_lists_the_exit_codes_that_any_command_can_end_with() {
        for (Path file : Repository.javaFiles()) {
            for (String body : Repository.read(file).split("List<ExitCode> \\w+\\(\\) \\{", -1)) {
                if (body.strip().startsWith("return List.of(")) {
                    assertThat(body.substring(0, body.indexOf(';'))).as(file.toString()).contains("ExitCode.NOT_VERIFIED",
                            "ExitCode.USAGE", "ExitCode.CONFIGURATION", "ExitCode.INTERNAL", "ExitCode.INTERRUPTED");
                }
            }
        }
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

    /** Its fields, headers and gates are data: of suites/chat, and of settings. The log's template is a document. */
    @Test
    void nothing_but_its_suites_and_the_settings_names_what_the_chat_service_says() {
        Pattern said = Pattern.compile("(?i)chat_|x-waf|memory-fallback|whoami|db_health|retry_after_s|error_code"
                + "|failure_type|ux_state|cooldown_seconds|uptime_seconds");
        List<String> leaks = Repository.javaFiles().stream()
                .map(HouseTest::name)
                .filter(file -> file.matches(
                        "scripts/lockstep/(base|gates|repository|analysis|record|policy|release)/.*"))
                .filter(file -> !file.endsWith("record/log/LogTemplate.java"))
                .filter(file -> said.matcher(Repository.read(Repository.root().resolve(file))).find())
                .toList();
        assertThat(leaks).isEmpty();
    }

    @Test
    void no_file_imports_what_only_its_comments_name() throws IOException {
        assertThat(SourceLists.of(Repository.root()).unusedImports()).isEmpty();
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
            assertThat(Repository.read(script).lines().filter(line -> !line.startsWith("//")).count())
                    .isLessThanOrEqualTo(100);
        });
    }
}
