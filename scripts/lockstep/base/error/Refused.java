package lockstep.base.error;

import java.util.List;

/** The policy says no; nothing was changed. */
public final class Refused extends LockstepError {

    public Refused(String message, String remedy) {
        this(message, remedy, null);
    }

    public Refused(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    public Refused(String message, List<String> particulars, String remedy) {
        super(message, particulars, remedy, null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.REFUSED;
    }
}
