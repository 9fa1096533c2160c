package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;

/** What a help shows can be copied into a shell, and does what it is shown for. */
class HelpExamplesTest {

    static final Set<Integer> NEVER = Set.of(
            ExitCode.USAGE.code(), ExitCode.CONFIGURATION.code(), ExitCode.INTERNAL.code());
    /** What needs a terminal, or goes on until told otherwise, or is a day that a test of its own carries out. */
    private static final Pattern ONLY_READ = Pattern.compile(
            "(release-tui|demo)\\b.*|init|init --staging \\S+ --revision .*|watch-release --auto-rollback");

    static boolean isOnlyRead(TypedExample typed) {
        return ONLY_READ.matcher(String.join(" ", typed.words())).matches();
    }

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
            assertThat(done).as("examples that end with 0").isGreaterThan(45);
        }
    }

    static Stream<HelpExample> examples() {
        return HelpExample.all().stream();
    }

    @Test
    void every_help_of_a_door_and_of_a_command_below_it_has_examples_and_each_is_a_whole_command_on_a_line() {
        assertThat(HelpExample.all()).hasSizeGreaterThan(80).allMatch(HelpExample::isACommand);
        assertThat(HelpExample.all()).extracting(HelpExample::help)
                .containsAll(HelpExample.helps().toList());
    }

    @Test
    void a_command_that_wraps_would_be_found() {
        assertThat(new HelpExample("status", "  jbang status --repo 'a")).matches(example -> !example.isACommand());
        assertThat(new HelpExample("status", "  --repo ~/src/service")).matches(example -> !example.isACommand());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void a_pasted_example_does_what_its_help_says(HelpExample example) throws Exception {
        TypedExample typed = TypedExample.in(day, example);
        if (isOnlyRead(typed)) {
            return;
        }
        Outcome outcome = typed.open();
        done += outcome.exitCode() == 0 ? 1 : 0;
        assertThat(outcome.exitCode()).as(typed.line() + "\n" + outcome.out() + outcome.err()).isNotIn(NEVER);
        assertThat(typed.mayEndWith(outcome.exitCode())).as(typed.line() + " ends with " + outcome.exitCode()).isTrue();
        if (typed.line().matches(".*[|<>].*")) {
            assertThat(typed.typedWith(outcome)).as(typed.line() + "\n" + typed.pasted().shown())
                    .isEqualTo(outcome.exitCode());
        }
    }
}
