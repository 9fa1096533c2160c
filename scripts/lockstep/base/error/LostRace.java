package lockstep.base.error;

import java.util.List;

/** Somebody else moved a ref between our look and our push; nothing of ours happened. */
public final class LostRace extends LockstepError {

    public LostRace(String message, String remedy) {
        this(message, remedy, null);
    }

    public LostRace(String message, String remedy, Throwable cause) {
        super(message, List.of(), remedy, cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.LOST_RACE;
    }
}
