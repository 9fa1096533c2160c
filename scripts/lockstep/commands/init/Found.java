package lockstep.commands.init;

import java.util.Optional;
import lockstep.base.release.Environment;

/**
 * What a service was found to be.
 *
 * @param health where it is healthy
 * @param told which environment it says that it is
 * @param trouble why nothing answers
 */
record Found(
        Optional<String> health, Optional<RevisionAnswer> revision, Optional<Environment> told, Api api,
        Optional<String> trouble) {

    /** Whether the built-in gates are made for it. */
    enum Api {
        BUILT_IN,
        OTHER,
        /** An outage hides what it is. */
        UNKNOWN
    }

    /** Why its API is unknown. */
    String lack() {
        if (trouble.isPresent()) {
            return "did not answer";
        }
        return health.isEmpty() ? "was healthy at no path that was asked" : "did not answer all that was asked";
    }
}
