package lockstep.commands.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.error.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Opens a {@link Door}: reads the options, lets it work, turns what happened into an exit code. */
public final class Cli {

    private static final String VERSION = "Lockstep 1.0.0";
    private static final String COMPLETION = "--generate-completion";

    private Cli() {}

    /** For a script's {@code main}: never returns. */
    public static void main(Door door, String... arguments) {
        Thread.ofPlatform().daemon().name("prepare").start(door::prepare);
        System.exit(open(door, Console.system(), arguments).code());
    }

    public static ExitCode open(Door door, Console surroundings, String... arguments) {
        AnswerStream answer = new AnswerStream(surroundings.out());
        Console console = surroundings.answering(answer);
        CommandLine commandLine = model(door, console);
        ErrorReport errors =
                new ErrorReport(console.err(), !console.environment().getOrDefault(ErrorReport.DEBUG, "").isEmpty());
        try {
            ParseResult parsed = commandLine.parseArgs(arguments);
            Integer help = CommandLine.executeHelpRequest(parsed);
            if (help != null) {
                return ExitCode.DONE;
            }
            if (parsed.hasMatchedOption(COMPLETION)) {
                console.out().print(AutoComplete.bash(commandLine.getCommandName(), commandLine));
                return ExitCode.DONE;
            }
            ParseResult innermost = parsed;
            while (innermost.hasSubcommand()) {
                innermost = innermost.subcommand();
            }
            return ((Door) innermost.commandSpec().userObject()).enter(console);
        } catch (RuntimeException e) {
            if (Arrays.asList(arguments).contains("--json") && !answer.hasBegun()) {
                answer.print(ErrorJson.write(commandLine.getCommandName(), ErrorAnswer.of(e)));
            }
            return errors.of(e);
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** The options of a door, as they are read, helped with and completed. */
    public static CommandLine model(Door door, Console console) {
        CommandLine commandLine = new CommandLine(door);
        standardHelp(commandLine.getCommandSpec());
        commandLine.getCommandSpec().addOption(
                OptionSpec.builder(COMPLETION).hidden(true).description("Print a bash and zsh completion script.")
                        .arity("0").type(boolean.class).build());
        commandLine.getSubcommands().values().forEach(sub -> standardHelp(sub.getCommandSpec()));
        commandLine.setDefaultValueProvider(new EnvironmentFallback(console.environment()));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setUsageHelpWidth(100);
        commandLine.setOut(new PrintWriter(console.out(), true));
        commandLine.setErr(new PrintWriter(console.err(), true));
        commandLine.setColorScheme(Help.defaultColorScheme(console.theme(false).colour() ? Ansi.ON : Ansi.OFF));
        listExitCodes(commandLine, door);
        commandLine.getSubcommands().values().forEach(sub -> listExitCodes(sub, (Door) sub.getCommand()));
        return commandLine;
    }

    /** Where {@code --version} names the version of a release, {@code -V} alone asks for that of Lockstep. */
    private static void standardHelp(CommandSpec spec) {
        spec.version(VERSION);
        if (!spec.optionsMap().containsKey("--version")) {
            spec.mixinStandardHelpOptions(true);
            return;
        }
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).arity("0").type(boolean.class)
                .description("Show this help message and exit.").build());
        spec.addOption(OptionSpec.builder("-V").versionHelp(true).arity("0").type(boolean.class)
                .description("Print version information and exit.").build());
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
