package lockstep.base.error;

import java.util.List;

/** What was asked could not be found out; nothing was changed. */
public final class Undecided extends LockstepError {

    public Undecided(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.INCONCLUSIVE;
    }
}
