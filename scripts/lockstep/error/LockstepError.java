package lockstep.error;

import java.util.Objects;

/** A foreseen end: what was wrong and where (the message), what to do about it (the remedy), how to exit. */
public abstract sealed class LockstepError extends RuntimeException
        permits ConfigurationError, LostRace, NotVerified, PartlyDone, Refused, UsageError {

    private final String remedy;

    LockstepError(String message, String remedy, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public abstract ExitCode exitCode();

    public String remedy() {
        return remedy;
    }
}
