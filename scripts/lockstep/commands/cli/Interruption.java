package lockstep.commands.cli;

import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;

/**
 * Has the last word when the process is ended from outside (^C, TERM, a hang-up) in the middle of something that the
 * operator must know of, and gives its exit code.
 */
public final class Interruption implements AutoCloseable {

    private final Thread hook;

    /** @param state what is true if the process ends now; empty where nothing has happened */
    public Interruption(Console console, Supplier<Optional<LockstepError>> state) {
        this.hook = new Thread(() -> state.get().ifPresent(error -> {
            ExitCode code = new ErrorReport(console.err(), false).of(error);
            // Only so does a process that a signal ends give a code of its own.
            Runtime.getRuntime().halt(code.code());
        }), "last word");
        Runtime.getRuntime().addShutdownHook(hook);
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
