package lockstep.base.error;

import java.util.List;

/** Others were quicker again and again; nothing of ours happened, and nobody took it from us. */
public final class Busy extends LockstepError {

    public Busy(String message, String remedy) {
        super(message, List.of(), remedy, null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.LOST_RACE;
    }
}
