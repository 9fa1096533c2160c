package lockstep.base.error;

import java.util.List;

/** The action happened in part; the remedy says how to finish it. */
public final class PartlyDone extends LockstepError {

    public PartlyDone(String message, String remedy) {
        this(message, remedy, null);
    }

    public PartlyDone(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.PARTLY_DONE;
    }
}
