package lockstep.base.error;

import java.util.List;

/** The command line, or a variable that stands in for an option, is wrong. */
public final class UsageError extends LockstepError {

    public UsageError(String message, String remedy) {
        this(message, remedy, null);
    }

    public UsageError(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
