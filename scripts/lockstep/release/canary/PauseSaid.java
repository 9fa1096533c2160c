package lockstep.release.canary;

import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;

/** That a canary waits from now on, or goes on. */
public record PauseSaid(CanaryId id, boolean paused, Operator by) {

    /** For people, in one line. */
    public String words() {
        return "canary " + id + (paused
                ? " is paused by " + by + ": it keeps its traffic, which does not grow, and it cannot pass until it is"
                        + " resumed; it can still fail"
                : " is resumed by " + by);
    }
}
