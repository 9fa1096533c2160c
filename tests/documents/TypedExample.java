package tests.documents;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/**
 * A line as somebody types it into a shell in the world of an {@link ExampleDay}.
 *
 * @param line with that world's names
 * @param words of the command, the alias first
 * @param command as picocli read them
 */
record TypedExample(ExampleDay day, String line, PastedCommand pasted, List<String> words, CommandSpec command) {

    static TypedExample in(ExampleDay day, HelpExample example) throws IOException, InterruptedException {
        day.declaresGates(example.help().startsWith("gates"));
        return in(day, example.typed());
    }

    static TypedExample in(ExampleDay day, String example) throws IOException, InterruptedException {
        String line = day.inThisWorld(example);
        PastedCommand pasted = day.pasted();
        pasted.typed(line, "", 0);
        List<String> words = pasted.words();
        return new TypedExample(day, line, pasted, words, parsed(words));
    }

    /** The command that is meant, one below the alias where there are such. */
    private static CommandSpec parsed(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        CommandLine command = Cli.model(Doors.door(rest.removeFirst()), Console.system());
        assertThatCode(() -> command.parseArgs(rest.toArray(String[]::new))).as(String.join(" ", words))
                .doesNotThrowAnyException();
        CommandLine innermost = command;
        while (innermost.getParseResult().hasSubcommand()) {
            innermost = innermost.getParseResult().subcommand().commandSpec().commandLine();
        }
        return innermost.getCommandSpec();
    }

    boolean takes(String option) {
        return command.optionsMap().containsKey(option);
    }

    /** With what somebody adds who has no terminal to answer at and no time to wait, and with more. */
    Outcome open(String... more) throws IOException {
        List<String> added = new ArrayList<>(Stream.of("--yes", "--pace=free")
                .filter(option -> takes(option.replaceAll("=.*", "")) && !words.contains(option))
                .filter(option -> !words.contains("--self-test")).toList());
        Stream.of(more).filter(option -> !words.contains(option)).forEach(added::add);
        return day.open(words, added, pasted.variables());
    }

    /** As it stands, by somebody who cannot be asked. */
    Outcome openAsItStands() throws IOException {
        return day.open(words, List.of(), pasted.variables());
    }

    /** The whole line again, where what stands in the command's place answers and ends as the command did. */
    int typedWith(Outcome outcome) throws IOException, InterruptedException {
        return pasted.typed(line, outcome.out(), outcome.exitCode());
    }

    /** The exit codes that its help lists. */
    boolean mayEndWith(int code) {
        return command.usageMessage().exitCodeList().containsKey("%3d".formatted(code));
    }
}
