package lockstep.release.canary;

import lockstep.base.error.LockstepError;

/** A weight could not be put on record just now, so it was not set. */
final class WeightNotRecorded extends RuntimeException {

    private static final long serialVersionUID = 1;

    WeightNotRecorded(LockstepError cause) {
        super(cause.getMessage(), cause);
    }

    LockstepError cause() {
        return (LockstepError) getCause();
    }
}
