package tests.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.commands.cli.Cli;
import lockstep.commands.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tests.commands.cli.Doors;
import tests.house.Repository;

/**
 * A line below "Examples:" as a help shows it.
 *
 * @param help the words that print the help
 */
record HelpExample(String help, String line) {

    /** Of a crontab: five fields, then the command. */
    static final Pattern CRON = Pattern.compile("^(?:[0-9*/,-]+ ){5}");

    /** In the footer of a help, as Java has it. */
    private static final Pattern SHOWN = Pattern.compile("\"(  (?:\\./)?jbang [^\"]+)\"");

    /** A whole command: variables, the program, an alias. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:source <\\()?(?:[A-Z_]+=\\S+ )*jbang [a-z][a-z0-9-]+(?: .*)?");

    /** Of every door of the product and of every command below it. */
    static List<HelpExample> all() {
        return helps().flatMap(help -> below(help).stream()).toList();
    }

    /** Those that can be run in the world of an {@link ExampleDay}. */
    static Stream<HelpExample> runHere() {
        return all().stream().filter(example -> HelpException.of(example).isEmpty());
    }

    /** Of the commands for contributors, which are no doors of the product, as their sources have them. */
    static List<HelpExample> ofTheTests() {
        return forContributors().flatMap(alias -> SHOWN.matcher(source(alias)).results()
                .map(line -> new HelpExample(alias, line.group(1)))).toList();
    }

    static Stream<String> forContributors() {
        return Repository.aliases().entrySet().stream().filter(alias -> alias.getValue().startsWith("tests/"))
                .map(alias -> alias.getKey());
    }

    private static String source(String alias) {
        return Repository.read(Repository.root().resolve(Repository.aliases().get(alias)));
    }

    /** Whether the source of a command for contributors has every option that the line gives. */
    boolean isDeclared() {
        return Stream.of(typed().split(" ")).filter(word -> word.startsWith("--"))
                .allMatch(option -> source(help).contains("\"" + option + "\""));
    }

    static Stream<String> helps() {
        return Repository.aliases().entrySet().stream()
                .filter(alias -> !alias.getValue().startsWith("tests/"))
                .map(alias -> alias.getKey())
                .flatMap(alias -> Stream.concat(Stream.of(alias), subcommands(alias).stream().sorted()
                        .map(command -> alias + " " + command)));
    }

    private static Set<String> subcommands(String alias) {
        return Cli.model(Doors.door(alias), Console.system()).getSubcommands().keySet();
    }

    /** The lines as they are rendered, whatever they are; what ends in a backslash goes on. */
    private static List<HelpExample> below(String help) {
        List<String> words = new ArrayList<>(List.of(help.split(" ")));
        String alias = words.removeFirst();
        words.add("--help");
        String text = Doors.doors().open(alias, words.toArray(String[]::new)).out();
        return below(help, text);
    }

    private static List<HelpExample> below(String help, String text) {
        return text.replaceAll("\\\\\n +", " ").lines().dropWhile(line -> !line.matches("Examples?:")).skip(1)
                .takeWhile(line -> !line.isBlank() && !line.startsWith("Exit codes:"))
                .map(line -> new HelpExample(help, line)).toList();
    }

    boolean isACommand() {
        return line.startsWith("  ") && COMMAND.matcher(typed()).matches() && areQuotesClosed();
    }

    private boolean areQuotesClosed() {
        return line.chars().filter(one -> one == '\'').count() % 2 == 0
                && line.chars().filter(one -> one == '"').count() % 2 == 0;
    }

    /** What a shell is given of it. */
    String typed() {
        return CRON.matcher(line.strip()).replaceFirst("");
    }

    /** Whether the command that it is an example of has such an option. */
    boolean takes(String option) {
        return command().optionsMap().containsKey(option);
    }

    /** Whether its help shows such an option. */
    boolean shows(String option) {
        return takes(option) && !command().optionsMap().get(option).hidden();
    }

    private CommandSpec command() {
        String[] words = help.split(" ");
        CommandLine command = Cli.model(Doors.door(words[0]), Console.system());
        CommandLine innermost = words.length == 1 ? command : command.getSubcommands().get(words[1]);
        return innermost.getCommandSpec();
    }

    @Override
    public String toString() {
        return help + ": " + line.strip();
    }
}
