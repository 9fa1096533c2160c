package lockstep.commands.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a line an option, for each command by its own name and as a word after others. */
final class FishCompletion {

    private static final String HEAD = """
            # Completion of Lockstep's commands for fish.

            # Whether the word after lockstep, jbang or ./jbang is this command.
            function __lockstep_runs
                set -l words (commandline -opc)
                test (count $words) -gt 1; and string match -q -- $argv[1] (string replace -r '@.*' '' -- $words[2])
            end

            # Whether a subcommand was given after this command, however it was called.
            function __lockstep_sub
                contains -- $argv[1] (commandline -opc)
            end
            """;
    private static final String[] HOSTS = {"lockstep", "jbang"};

    private final StringBuilder script = new StringBuilder(HEAD);

    static String of(CommandTable table) {
        FishCompletion fish = new FishCompletion();
        for (String host : HOSTS) {
            table.entries().forEach(entry -> fish.line(host, "test (count (commandline -opc)) -eq 1",
                    "-f -a " + quoted(entry.name()) + " -d " + quoted(entry.description())));
        }
        table.entries().forEach(entry -> {
            fish.options(entry.name(), "", entry.model());
            for (String host : HOSTS) {
                fish.options(host, "__lockstep_runs " + entry.name(), entry.model());
            }
        });
        return fish.script.toString();
    }

    private void options(String command, String condition, CommandLine model) {
        model.getCommandSpec().options().stream().filter(option -> !option.hidden())
                .forEach(option -> line(command, condition, words(option)));
        model.getSubcommands().forEach((name, sub) -> {
            String missing = all(condition, "not __lockstep_sub " + name);
            line(command, missing, "-f -a " + quoted(name) + " -d " + quoted(description(sub)));
            String given = all(condition, "__lockstep_sub " + name);
            sub.getCommandSpec().options().stream().filter(option -> !option.hidden())
                    .forEach(option -> line(command, given, words(option)));
        });
    }

    private static String all(String condition, String another) {
        return condition.isEmpty() ? another : condition + "; and " + another;
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private void line(String command, String condition, String words) {
        script.append("complete -c ").append(command);
        if (!condition.isEmpty()) {
            script.append(" -n ").append(quoted(condition));
        }
        script.append(' ').append(words).append('\n');
    }

    private static String words(OptionSpec option) {
        StringJoiner words = new StringJoiner(" ");
        for (String name : option.names()) {
            words.add((name.startsWith("--") ? "-l " : "-s ") + name.replaceFirst("^--?", ""));
        }
        if (option.arity().max() > 0) {
            words.add(takesFile(option) ? "-r -F" : "-x");
            values(option).ifPresent(values -> words.add("-a " + quoted(values)));
        }
        String description = String.join(" ", option.description()).replaceAll("\\s+", " ");
        return words.add("-d " + quoted(description)).toString();
    }

    private static boolean takesFile(OptionSpec option) {
        return Arrays.stream(option.auxiliaryTypes()).anyMatch(Path.class::equals) || option.type().equals(Path.class);
    }

    private static Optional<String> values(OptionSpec option) {
        if (option.completionCandidates() == null) {
            return Optional.empty();
        }
        StringJoiner values = new StringJoiner(" ");
        option.completionCandidates().forEach(values::add);
        return Optional.of(values.toString()).filter(text -> !text.isEmpty());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
