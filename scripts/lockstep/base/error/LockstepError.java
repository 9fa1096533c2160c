package lockstep.base.error;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A foreseen end: what was wrong and where (the message), all the particulars, what to do about it, how to exit. */
public abstract sealed class LockstepError extends RuntimeException
        permits Busy, ConfigurationError, LostRace, NotVerified, PartlyDone, Refused, Undecided, UsageError {

    private final List<String> particulars;
    private final String remedy;

    LockstepError(String message, List<String> particulars, String remedy, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.particulars = List.copyOf(particulars);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public abstract ExitCode exitCode();

    /** Every single reason or violation, a line each; empty where the message says it all. */
    public List<String> particulars() {
        return particulars;
    }

    /** The rules that were broken; empty where no rule of the policy is in question. */
    public List<Ground> grounds() {
        return List.of();
    }

    /** The release that it is about, where one was begun. */
    public Optional<String> release() {
        return Optional.empty();
    }

    public String remedy() {
        return remedy;
    }
}
