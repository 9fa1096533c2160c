package lockstep.error;

/** Evidence or log does not hold what it should, or could not be stored. */
public final class NotVerified extends LockstepError {

    public NotVerified(String message, String remedy) {
        this(message, remedy, null);
    }

    public NotVerified(String message, String remedy, Throwable cause) {
        super(message, remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_VERIFIED;
    }
}
