package lockstep.commands.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;

/**
 * Has the last word when the process is ended from outside (^C, TERM, a hang-up) in the middle of something that the
 * operator must know of, and gives its exit code. A command that was asked for JSON says it on stdout, too.
 */
public final class Interruption implements AutoCloseable {

    private final Thread hook;

    /** @param state what is true if the process ends now; empty where nothing has happened */
    public Interruption(Console console, Supplier<Optional<LockstepError>> state) {
        this.hook = new Thread(() -> lastWord(console.err(), error -> console.failed(ErrorAnswer.of(error)), state),
                "last word");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For a shutdown hook: says what is true and ends the process; returns where nothing has happened. */
    public static void lastWord(PrintStream err, Supplier<Optional<LockstepError>> state) {
        lastWord(err, error -> { }, state);
    }

    private static void lastWord(
            PrintStream err, Consumer<LockstepError> answer, Supplier<Optional<LockstepError>> state) {
        state.get().ifPresent(error -> {
            answer.accept(error);
            ExitCode code = new ErrorReport(err, false).of(error);
            err.flush();
            // Only so does a process that a signal ends give a code of its own.
            Runtime.getRuntime().halt(code.code());
        });
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is at work.
        }
    }
}
