package lockstep.release.canary;

import lockstep.record.canary.CanaryState;

/** Somebody paused the canary before what would give it more traffic, or its pass, was recorded: it was not. */
final class PausedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient CanaryState pause;

    PausedMeanwhile(CanaryState pause) {
        super(pause.words());
        this.pause = pause;
    }

    CanaryState pause() {
        return pause;
    }
}
