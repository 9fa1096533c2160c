package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.Set;
import lockstep.policy.requirement.Approved;

/**
 * The shorter way of an urgent fix.
 *
 * @param count how many different people have to approve it
 * @param signed whether a name alone is not enough
 * @param maySkip the stages that it may leave out: staging, canary
 */
public record HotfixSettings(String role, int count, Duration expires, boolean signed, Set<String> maySkip) {

    public HotfixSettings {
        maySkip = Set.copyOf(maySkip);
    }

    Approved approved(Set<String> members, boolean skipStaging, boolean skipCanary) {
        return new Approved(role, members, count, expires, signed, skipStaging, skipCanary);
    }
}
