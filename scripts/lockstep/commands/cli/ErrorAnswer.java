package lockstep.commands.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Ground;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotStored;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** An error as it is told: what was wrong, everything that speaks against it, what to do, how to exit. */
record ErrorAnswer(
        ExitCode exit, String message, List<String> particulars, String remedy, List<Ground> grounds,
        Optional<String> release) {

    static ErrorAnswer of(Throwable error) {
        return switch (error) {
            case UsageError wrong -> new ErrorAnswer(
                    wrong.exitCode(), TypedWords.withoutTokens(wrong.getMessage()), wrong.particulars(),
                    TypedWords.withoutTokens(wrong.remedy()), wrong.grounds(), wrong.release());
            case LockstepError known -> new ErrorAnswer(
                    known.exitCode(), known.getMessage(), known.particulars(), known.remedy(), known.grounds(),
                    known.release());
            case ParameterException wrong when String.valueOf(wrong.getMessage())
                    .contains(InvalidPathException.class.getName()) -> of(ExitCode.USAGE,
                    "a path has letters that this locale cannot name",
                    "Run it in a UTF-8 locale, such as LC_ALL=C.UTF-8.");
            case ParameterException wrong -> of(ExitCode.USAGE,
                    TypedWords.of(wrong),
                    (wrong instanceof UnmatchedArgumentException ? "Quote a value that has spaces. " : "")
                            + "Try `" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
            case OutOfMemoryError full -> of(ExitCode.INTERNAL,
                    "Java ran out of memory: it may use " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB here",
                    "Give it more, for example JAVA_TOOL_OPTIONS=-Xmx2g, then run it again; of a move that was under "
                            + "way, see `status` first.");
            case NotStored disk -> of(ExitCode.NOT_VERIFIED,
                    String.valueOf(disk.getMessage()),
                    "Check the disk and the clone, then run it again; of a move that was under way, see `status` "
                            + "first.");
            case UncheckedIOException machine -> of(ExitCode.CONFIGURATION,
                    machine.getMessage() + reason(machine.getCause()),
                    "Check the disk, the folder for temporary files, and what this user may open on 127.0.0.1, then "
                            + "run it again; of a move that was under way, see `status` first.");
            default -> of(ExitCode.INTERNAL,
                    "internal error: " + error.getClass().getSimpleName() + ": " + error.getMessage(),
                    "This is a bug in Lockstep; please report it with the stack trace. To get one, set "
                            + ErrorReport.DEBUG + "=1 and run again.");
        };
    }

    private static String reason(IOException cause) {
        // The name of its class says some reasons that its message leaves out.
        String why = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return " (" + Sanitiser.line(why, 200) + ")";
    }

    private static ErrorAnswer of(ExitCode exit, String message, String remedy) {
        return new ErrorAnswer(exit, message, List.of(), remedy, List.of(), Optional.empty());
    }
}
