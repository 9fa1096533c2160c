package lockstep.release.watch;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import lockstep.policy.promotion.RollbackTrigger;

/**
 * One look at production after a promotion. Words are sanitised lines.
 *
 * @param triggers what would be a reason to roll back
 * @param measured what was measured for it
 * @param invalid what would make the promotion invalid, as it was seen
 * @param unknown what could not be measured
 */
public record WatchLook(
        Instant at, Set<RollbackTrigger> triggers, List<String> measured, List<String> invalid,
        List<String> unknown) {

    public WatchLook {
        triggers = Set.copyOf(triggers);
        measured = List.copyOf(measured);
        invalid = List.copyOf(invalid);
        unknown = List.copyOf(unknown);
    }
}
