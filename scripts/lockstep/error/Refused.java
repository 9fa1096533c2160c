package lockstep.error;

/** The policy says no; nothing was changed. */
public final class Refused extends LockstepError {

    public Refused(String message, String remedy) {
        this(message, remedy, null);
    }

    public Refused(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.REFUSED;
    }
}
