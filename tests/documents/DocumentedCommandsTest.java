package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

/**
 * A command line that a document shows in a block of code can be pasted, and ends as its help says. What cannot be run
 * here is listed with its reason in {@link DocumentedException}.
 */
class DocumentedCommandsTest {

    private static ExampleDay day;
    private static int done;

    @BeforeAll
    static void a_world_to_try_them_in() {
        day = new ExampleDay();
    }

    @AfterAll
    static void end() {
        if (day != null) {
            day.close();
            assertThat(done).as("command lines that end with 0").isGreaterThan(12);
        }
    }

    static Stream<DocumentedCommand> runHere() {
        return DocumentedCommand.all().stream().filter(command -> DocumentedException.of(command).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runHere")
    void a_pasted_command_of_a_document_ends_as_it_should(DocumentedCommand command) throws Exception {
        TypedExample typed = TypedExample.in(day, command.byJBang());
        Outcome outcome = typed.open();
        done += outcome.exitCode() == 0 ? 1 : 0;
        String said = typed.line() + "\n" + outcome.out() + outcome.err();
        assertThat(outcome.exitCode()).as(said).isNotIn(HelpExamplesTest.NEVER);
        assertThat(typed.mayEndWith(outcome.exitCode())).as("ends with " + outcome.exitCode() + ": " + said).isTrue();
        if (typed.line().matches(".*[|<>&].*")) {
            assertThat(typed.typedWith(outcome)).as(typed.line() + "\n" + typed.pasted().shown())
                    .isEqualTo(outcome.exitCode());
        }
    }

    @Test
    void every_exception_is_of_a_line_that_is_there_and_names_what_is_there() {
        List<DocumentedCommand> commands = DocumentedCommand.all();
        List<String> wrong = new ArrayList<>();
        for (DocumentedException exception : DocumentedException.all()) {
            if (commands.stream().noneMatch(exception::isOf)) {
                wrong.add("no such line: " + exception);
            }
            if (exception.places().isEmpty()) {
                wrong.add("names nothing that runs it: " + exception);
            }
            exception.places().stream().filter(place -> !isThere(place))
                    .forEach(place -> wrong.add("no " + place + ": " + exception));
        }
        assertThat(wrong).isEmpty();
    }

    static boolean isThere(String place) {
        return place.contains("/")
                ? Repository.root().resolve(place).toFile().exists()
                : Repository.javaFiles().stream().anyMatch(file -> file.endsWith(place + ".java"));
    }

    @Test
    void most_of_them_are_run_here() {
        assertThat(runHere().count()).isGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ./jbang status --verbose                                           | jbang status --verbose
            MODE=staging BASE=https://a.example ./jbang promotion-gate         | MODE=staging BASE=https://a.example jbang promotion-gate
            jbang promotion-gate@OWNER/REPO/REF --mode staging                 | jbang promotion-gate --mode staging
            lockstep-VERSION-linux-x86_64/bin/status --json                    | jbang status --json
            lockstep-VERSION-linux-x86_64/bin/lockstep status                  | jbang status
            cd /srv && /opt/lockstep/bin/lockstep status                       | cd /srv && jbang status
            lockstep status                                                    | jbang status
            */10 * * * * cd /srv && jbang status                               | cd /srv && jbang status
            """)
    void however_a_document_starts_a_command_it_is_the_same_one(String line, String byJBang) {
        assertThat(new DocumentedCommand("a.md", 1, line).byJBang()).isEqualTo(byJBang);
        assertThat(DocumentedCommand.started(line)).hasSize(1);
    }

    @Test
    void a_line_that_nobody_excepted_is_run() {
        DocumentedCommand command = new DocumentedCommand("README.md", 1, "jbang status");
        assertThat(DocumentedException.of(command)).isEqualTo(Optional.empty());
    }
}
