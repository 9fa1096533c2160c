package lockstep.analysis.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit that was brought to production.
 *
 * @param at when production was seen to run it, or not to
 * @param failure empty where production was healthy with it, and it was neither rolled back nor mended by a hotfix
 * @param changes when each commit was made that reached production with it for the first time
 */
public record Deployment(Instant at, Optional<Failures.Failure> failure, List<Instant> changes) {

    public Deployment {
        changes = List.copyOf(changes);
    }

    boolean failed() {
        return failure.isPresent();
    }
}
