package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;

/**
 * What a help shows can be copied into a shell, and does what it is shown for. What cannot be run here is listed with
 * its reason in {@link HelpException}.
 */
class HelpExamplesTest {

    static final Set<Integer> NEVER = Set.of(
            ExitCode.USAGE.code(), ExitCode.CONFIGURATION.code(), ExitCode.INTERNAL.code());
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
        return HelpExample.runHere();
    }

    @Test
    void every_exception_is_of_an_example_that_is_there_and_names_what_runs_it() {
        List<HelpExample> shown = Stream.concat(HelpExample.all().stream(), HelpExample.ofTheTests().stream()).toList();
        List<String> wrong = new ArrayList<>();
        for (HelpException exception : HelpException.all()) {
            if (shown.stream().noneMatch(example -> HelpException.of(example).equals(Optional.of(exception)))) {
                wrong.add("no such example: " + exception);
            }
            if (exception.places().isEmpty()) {
                wrong.add("names nothing that runs it: " + exception);
            }
            exception.places().stream().filter(place -> !DocumentedCommandsTest.isThere(place))
                    .forEach(place -> wrong.add("no " + place + ": " + exception));
            exception.optionsOfNoPlace().forEach(option -> wrong.add("nothing there gives " + option + ": " + exception));
        }
        assertThat(wrong).isEmpty();
    }

    /** They take minutes, or are what runs this: each names what runs it or its parts. */
    @Test
    void each_example_of_a_command_for_contributors_names_what_runs_it() {
        assertThat(HelpExample.ofTheTests()).hasSizeGreaterThan(12).allSatisfy(example -> {
            assertThat(HelpException.of(example)).as(example.toString()).isPresent();
            assertThat(example.isDeclared()).as(example.toString()).isTrue();
        });
        assertThat(HelpExample.ofTheTests()).extracting(HelpExample::help)
                .containsAll(HelpExample.forContributors().toList());
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
