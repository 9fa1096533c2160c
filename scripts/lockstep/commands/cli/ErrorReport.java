package lockstep.commands.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import picocli.CommandLine.ParameterException;

/** The one place where an error becomes words and an exit code. */
record ErrorReport(PrintStream err, boolean withStack) {

    /** The variable that asks for stack traces, for those who mend Lockstep. */
    static final String DEBUG = "LOCKSTEP_DEBUG";

    ExitCode of(Throwable error) {
        return switch (error) {
            case LockstepError known -> {
                say(known.getMessage(), known.particulars(), known.remedy());
                yield known.exitCode();
            }
            case ParameterException wrong -> {
                // Of some, picocli begins the message with this word itself.
                String message = String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", "");
                say(message, List.of(),
                        "Try `" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
                yield ExitCode.USAGE;
            }
            default -> {
                say("internal error: " + error.getClass().getSimpleName() + ": " + error.getMessage(), List.of(),
                        "This is a bug in Lockstep; please report it with the stack trace. To get one, set " + DEBUG
                                + "=1 and run again.");
                if (withStack) {
                    error.printStackTrace(err);
                }
                yield ExitCode.INTERNAL;
            }
        };
    }

    private void say(String message, List<String> particulars, String remedy) {
        // All at once: a thread that still reports progress must not talk in between.
        List<String> lines = new ArrayList<>(List.of("error: " + Sanitiser.line(String.valueOf(message), 1_000)));
        particulars.forEach(particular -> lines.add("  - " + Sanitiser.line(particular, 1_000)));
        if (!remedy.isBlank()) {
            lines.add("  " + Sanitiser.line(remedy, 1_000));
        }
        err.print(String.join(System.lineSeparator(), lines) + System.lineSeparator());
        err.flush();
    }
}
