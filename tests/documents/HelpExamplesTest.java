package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** What a help shows can be copied into a shell, and does what it is shown for. */
class HelpExamplesTest {

    private static final Set<Integer> NEVER = Set.of(
            ExitCode.USAGE.code(), ExitCode.CONFIGURATION.code(), ExitCode.INTERNAL.code());
    /** What needs a terminal, or goes on until told otherwise, or is a day that a test of its own carries out. */
    private static final Pattern ONLY_READ = Pattern.compile(
            "(release-tui|demo)\\b.*|init|init --staging \\S+ --revision .*|watch-release --auto-rollback");

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
    void every_help_of_a_door_has_examples_and_each_is_a_whole_command_on_a_line() {
        assertThat(HelpExample.all()).hasSizeGreaterThan(80).allMatch(HelpExample::isACommand);
        assertThat(HelpExample.all()).extracting(HelpExample::help)
                .containsAll(HelpExample.helps().filter(help -> !help.contains(" ")).toList());
    }

    @Test
    void a_command_that_wraps_would_be_found() {
        assertThat(new HelpExample("status", "  jbang status --repo 'a")).matches(example -> !example.isACommand());
        assertThat(new HelpExample("status", "  --repo ~/src/service")).matches(example -> !example.isACommand());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void a_pasted_example_does_what_its_help_says(HelpExample example) throws Exception {
        day.declaresGates(example.help().equals("gates"));
        String line = day.inThisWorld(example.command());
        PastedCommand pasted = day.pasted();
        pasted.typed(line, "");
        List<String> words = pasted.words();
        CommandLine innermost = parsed(words);
        if (ONLY_READ.matcher(String.join(" ", words)).matches()) {
            return;
        }
        Outcome outcome = day.open(words, impatience(innermost.getCommandSpec(), words), pasted.variables());
        done += outcome.exitCode() == 0 ? 1 : 0;
        assertThat(outcome.exitCode()).as(line + "\n" + outcome.out() + outcome.err()).isNotIn(NEVER);
        assertThat(innermost.getCommandSpec().usageMessage().exitCodeList().keySet())
                .as(line).contains("%3d".formatted(outcome.exitCode()));
        if (line.matches(".*[|<>].*")) {
            assertThat(pasted.typed(line, outcome.out())).as(line + "\n" + pasted.shown()).isZero();
        }
    }

    /** What somebody adds who has no terminal to answer at and no time to wait. */
    private static List<String> impatience(CommandSpec spec, List<String> words) {
        return Stream.of("--yes", "--pace=free")
                .filter(option -> spec.optionsMap().containsKey(option.replaceAll("=.*", "")))
                .filter(option -> !words.contains(option))
                .toList();
    }

    /** As picocli reads it; the command that is meant. */
    private static CommandLine parsed(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        CommandLine command = Cli.model(Doors.door(rest.removeFirst()), Console.system());
        assertThatCode(() -> command.parseArgs(rest.toArray(String[]::new))).as(String.join(" ", words))
                .doesNotThrowAnyException();
        CommandLine innermost = command;
        while (innermost.getParseResult().hasSubcommand()) {
            innermost = innermost.getParseResult().subcommand().commandSpec().commandLine();
        }
        return innermost;
    }
}
