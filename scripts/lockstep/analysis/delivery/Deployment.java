package lockstep.analysis.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit that was brought to production.
 *
 * @param at when production was seen to run it, or not to
 * @param failed whether production was unhealthy with it, or it was rolled back
 * @param restored when production was healthy again after a failure; empty where it is not yet
 * @param changes when each commit that came with it was made
 */
public record Deployment(Instant at, boolean failed, Optional<Instant> restored, List<Instant> changes) {

    public Deployment {
        changes = List.copyOf(changes);
    }
}
