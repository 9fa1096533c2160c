package lockstep.commands.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Pasted;
import lockstep.base.trace.Trace;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Opens a {@link Door}: reads the options, lets it work, turns what happened into an exit code. */
public final class Cli {

    /** A bundle says of which commit it was built. */
    private static final String VERSION = "Lockstep " + System.getProperty("lockstep.version", "1.0.0");
    private static final String COMPLETION = "--generate-completion";
    private static final Set<String> ENDS_AT_ONCE = Set.of("-h", "--help", "-V", "--version", COMPLETION);
    /** Of no option here; picocli loads and searches them all at each start. */
    private static final String TYPES_OF_NO_OPTION = "java\\.(sql|time)\\..*";
    private static final String QUIET = "--quiet";
    private static final String VERBOSE = "--verbose";

    static {
        System.setProperty("picocli.converters.excludes", TYPES_OF_NO_OPTION);
    }

    private Cli() {}

    /** For a script's {@code main}: never returns. */
    public static void main(Door door, String... arguments) {
        Locale.setDefault(Locale.ROOT); // an Arabic one would write its own digits into the record
        if (Arrays.stream(arguments).noneMatch(ENDS_AT_ONCE::contains)) {
            Thread.ofPlatform().daemon().name("prepare").start(() -> door.prepare(List.of(arguments)));
        }
        System.exit(open(door, Console.system(), arguments).code());
    }

    public static ExitCode open(Door door, Console surroundings, String... arguments) {
        Console console = surroundings.answering(new AnswerStream(surroundings.out(), Optional.of(name(door))
                .filter(command -> Arrays.asList(arguments).contains("--json"))));
        CommandLine commandLine = options(door, console);
        ErrorReport errors =
                new ErrorReport(console.err(), !console.environment().getOrDefault(ErrorReport.DEBUG, "").isEmpty());
        try {
            ParseResult parsed = commandLine.parseArgs(arguments);
            ParseResult innermost = parsed;
            while (innermost.hasSubcommand()) {
                innermost = innermost.subcommand();
            }
            if (innermost.isUsageHelpRequested() || parsed.isUsageHelpRequested()
                    || parsed.hasMatchedOption(COMPLETION)) {
                describe(commandLine, door);
            }
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return ExitCode.DONE;
            }
            if (parsed.hasMatchedOption(COMPLETION)) {
                console.out().print(AutoComplete.bash(commandLine.getCommandName(), commandLine));
                return ExitCode.DONE;
            }
            return enter((Door) innermost.commandSpec().userObject(), console.talking(talk(innermost)));
        } catch (RuntimeException | Error e) {
            console.failed(ErrorAnswer.of(e));
            return errors.of(e);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** As picocli has it, which takes its time to look at all of a command. */
    private static String name(Door door) {
        return door.getClass().getAnnotation(Command.class).name();
    }

    private static Console.Talk talk(ParseResult parsed) {
        boolean isVerbose = parsed.hasMatchedOption(VERBOSE);
        if (parsed.hasMatchedOption(QUIET) && isVerbose) {
            throw new UsageError("--quiet and --verbose contradict each other", "Give one of them.");
        }
        return isVerbose ? Console.Talk.VERBOSE
                : parsed.hasMatchedOption(QUIET) ? Console.Talk.QUIET : Console.Talk.USUAL;
    }

    private static ExitCode enter(Door door, Console console) {
        if (console.talk() != Console.Talk.VERBOSE) {
            return door.enter(console);
        }
        try (Trace.Listening _ = Trace.listen(
                exchange -> console.err().println(console.theme(true).show("> " + exchange.words())))) {
            return door.enter(console);
        }
    }

    /** The options of a door, as they are read, helped with and completed. */
    public static CommandLine model(Door door, Console console) {
        CommandLine commandLine = options(door, console);
        describe(commandLine, door);
        return commandLine;
    }

    /** What is read of them only for a help. */
    private static void describe(CommandLine commandLine, Door door) {
        flow(commandLine.getCommandSpec());
        commandLine.getSubcommands().values().forEach(sub -> flow(sub.getCommandSpec()));
        listExitCodes(commandLine, door);
        commandLine.getSubcommands().values().forEach(sub -> listExitCodes(sub, (Door) sub.getCommand()));
    }

    private static CommandLine options(Door door, Console console) {
        CommandLine commandLine = new CommandLine(door);
        standardHelp(commandLine.getCommandSpec());
        commandLine.getCommandSpec().addOption(
                OptionSpec.builder(COMPLETION).hidden(true).description("Print a bash and zsh completion script.")
                        .arity("0").type(boolean.class).build());
        commandLine.getSubcommands().values().forEach(sub -> standardHelp(sub.getCommandSpec()));
        talkative(commandLine).forEach(Cli::talk);
        commandLine.setDefaultValueProvider(new EnvironmentFallback(console.environment()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExpandAtFiles(false); // @ada names a person, and a trigger is somebody else's words
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setUsageHelpWidth(console.outIsTerminal() ? 80 : 100);
        commandLine.setOut(new PrintWriter(console.out(), true));
        commandLine.setErr(new PrintWriter(console.err(), true));
        commandLine.setColorScheme(Help.defaultColorScheme(console.theme(false).colour() ? Ansi.ON : Ansi.OFF));
        return commandLine;
    }

    /** The words of a description, broken where the help ends and not where its source does; examples to be pasted. */
    private static void flow(CommandSpec spec) {
        spec.usageMessage().description(String.join(" ", spec.usageMessage().description()))
                .footer(Pasted.examples(spec.usageMessage().footer()));
    }

    /**
     * As picocli's own, which are read from annotations, and cost each start more than all of a small command. Where
     * {@code --version} names the version of a release, {@code -V} alone asks for that of Lockstep.
     */
    private static void standardHelp(CommandSpec spec) {
        spec.version(VERSION);
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0").type(boolean.class)
                .description("Show this help message and exit.").build());
        boolean isTaken = spec.optionsMap().containsKey("--version");
        spec.addOption(OptionSpec.builder(isTaken ? new String[] {"-V"} : new String[] {"-V", "--version"})
                .versionHelp(true).arity("0").type(boolean.class)
                .description("Print version information and exit.").build());
    }

    /** The commands of a door that do something; one with commands of its own only names them. */
    private static List<CommandSpec> talkative(CommandLine commandLine) {
        List<CommandLine> all = commandLine.getSubcommands().isEmpty()
                ? List.of(commandLine)
                : List.copyOf(commandLine.getSubcommands().values());
        return all.stream().map(CommandLine::getCommandSpec)
                .filter(spec -> ((Door) spec.userObject()).tellsHowItGoes()).toList();
    }

    private static void talk(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(QUIET).arity("0").type(boolean.class)
                .description("Print only the result, errors and questions; no progress.").build());
        spec.addOption(OptionSpec.builder(VERBOSE).arity("0").type(boolean.class)
                .description("Also print each request, git call and program, and how long it took.").build());
    }

    private static void listExitCodes(CommandLine command, Door door) {
        command.getCommandSpec().usageMessage()
                .exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes(door.exitCodes()));
    }

    private static Map<String, String> exitCodes(List<ExitCode> codes) {
        Map<String, String> list = new LinkedHashMap<>();
        for (ExitCode code : codes) {
            String number = String.valueOf(code.code());
            list.put(" ".repeat(3 - number.length()) + number, code.meaning());
        }
        return list;
    }
}
