package lockstep.commands.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Sanitiser;

/** Says on stderr what went wrong. */
record ErrorReport(PrintStream err, boolean withStack) {

    /** The variable that asks for stack traces, for those who mend Lockstep. */
    static final String DEBUG = "LOCKSTEP_DEBUG";

    ExitCode of(Throwable error) {
        ErrorAnswer answer = ErrorAnswer.of(error);
        say(answer);
        if (withStack && (answer.exit() == ExitCode.INTERNAL || error instanceof UncheckedIOException)) {
            error.printStackTrace(err);
        }
        return answer.exit();
    }

    private static String word(ExitCode exit) {
        return exit == ExitCode.INCONCLUSIVE ? "inconclusive" : "error";
    }

    private void say(ErrorAnswer answer) {
        // All at once: a thread that still reports progress must not talk in between.
        List<String> lines = new ArrayList<>();
        lines.add(word(answer.exit()) + ": " + Sanitiser.line(answer.message(), 1_000));
        answer.particulars().forEach(particular -> lines.add("  - " + Sanitiser.line(particular, 1_000)));
        if (!answer.remedy().isBlank()) {
            lines.add("  " + Sanitiser.line(answer.remedy(), 1_000));
        }
        err.print(String.join(System.lineSeparator(), lines) + System.lineSeparator());
        err.flush();
    }
}
