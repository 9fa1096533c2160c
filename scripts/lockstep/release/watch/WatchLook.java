package lockstep.release.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.RollbackTrigger;

/**
 * One look at production after a promotion. Words are sanitised lines.
 *
 * @param head where {@code release} was; empty where that could not be read, or the branch is not there
 * @param triggers what would be a reason to roll back
 * @param measured what was measured for it
 * @param invalid what would make the promotion invalid, as it was seen
 * @param drifted where production runs what no promotion brought there, unless one is just being made
 * @param unknown what could not be measured
 */
public record WatchLook(
        Instant at, Optional<Sha> head, Set<RollbackTrigger> triggers, List<String> measured, List<String> invalid,
        List<String> drifted, List<String> unknown) {

    public WatchLook {
        triggers = Set.copyOf(triggers);
        measured = List.copyOf(measured);
        invalid = List.copyOf(invalid);
        drifted = List.copyOf(drifted);
        unknown = List.copyOf(unknown);
    }

    /** Whether it shows any reason to roll back. */
    boolean isSuspicious() {
        return !triggers.isEmpty();
    }
}
