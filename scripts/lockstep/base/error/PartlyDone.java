package lockstep.base.error;

import java.util.List;
import java.util.Optional;

/** The action happened in part; the remedy says how to finish it. */
public final class PartlyDone extends LockstepError {

    private final Optional<String> release;

    public PartlyDone(String message, String remedy) {
        this(message, remedy, null);
    }

    public PartlyDone(String message, String remedy, Throwable cause) {
        this(Optional.empty(), message, remedy, cause);
    }

    private PartlyDone(Optional<String> release, String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
        this.release = release;
    }

    /** The same, and of which promotion or rollback it is said. */
    public PartlyDone about(String id) {
        return new PartlyDone(Optional.of(id), getMessage(), remedy(), getCause());
    }

    @Override
    public Optional<String> release() {
        return release;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.PARTLY_DONE;
    }
}
