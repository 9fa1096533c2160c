package lockstep.base.error;

import java.util.List;

/** The policy says no; nothing was changed. */
public final class Refused extends LockstepError {

    private final List<Ground> grounds;

    public Refused(String message, String remedy) {
        this(message, List.of(), remedy);
    }

    public Refused(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
        this.grounds = List.of();
    }

    public Refused(String message, List<String> particulars, String remedy) {
        super(message, particulars, remedy, null);
        this.grounds = List.of();
    }

    private Refused(List<Ground> grounds, String message, String remedy) {
        super(message, grounds.stream().map(Ground::line).toList(), remedy, null);
        this.grounds = List.copyOf(grounds);
    }

    /** Refused by rules of the policy, for all of these reasons. */
    public static Refused over(String message, List<Ground> grounds, String remedy) {
        return new Refused(grounds, message, remedy);
    }

    @Override
    public List<Ground> grounds() {
        return grounds;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.REFUSED;
    }
}
