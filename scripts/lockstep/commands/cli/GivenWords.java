package lockstep.commands.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What the command line itself names; what a variable of the environment gives is not among it. */
public record GivenWords(CommandSpec command) {

    private static final Set<String> ALWAYS = Set.of("--no-color", "--quiet", "--verbose");

    /**
     * Refuses what would be passed over beside an option: whoever gives it means something by it.
     *
     * @param effective the options that have an effect beside it
     */
    public void refuseBeside(String option, Set<String> effective) {
        ParseResult parsed = command.commandLine().getParseResult();
        List<String> ignored = Stream.concat(
                        parsed.matchedOptions().stream().map(one -> one.longestName()),
                        parsed.matchedPositionals().stream().map(one -> one.paramLabel()))
                .filter(name -> !name.equals(option) && !effective.contains(name) && !ALWAYS.contains(name))
                .distinct().sorted().toList();
        if (!ignored.isEmpty()) {
            throw new UsageError(
                    option + " would pass over " + String.join(", ", ignored),
                    "Leave " + (ignored.size() == 1 ? "it" : "them") + " out, or " + option + ".");
        }
    }
}
