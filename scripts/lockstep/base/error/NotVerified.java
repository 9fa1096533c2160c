package lockstep.base.error;

import java.util.List;

/** Evidence or log does not hold what it should, or could not be stored. */
public final class NotVerified extends LockstepError {

    public NotVerified(String message, String remedy) {
        this(message, remedy, null);
    }

    public NotVerified(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    public NotVerified(String message, List<String> particulars, String remedy) {
        super(message, particulars, remedy, null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_VERIFIED;
    }
}
