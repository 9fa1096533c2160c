package lockstep.release.canary;

import lockstep.base.error.LockstepError;

/** An end that leaves the canary its traffic could not be put on record just now: it is none yet. */
final class EndNotRecorded extends RuntimeException {

    private static final long serialVersionUID = 1;

    EndNotRecorded(LockstepError cause) {
        super(cause.getMessage(), cause);
    }
}
