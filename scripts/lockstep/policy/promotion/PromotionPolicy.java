package lockstep.policy.promotion;

import java.time.Duration;
import java.util.List;
import lockstep.gates.gate.GateName;
import lockstep.policy.change.PathRules;

/**
 * What a promotion needs: {@code policy:} and {@code change_class:} in {@code lockstep.yaml}.
 *
 * @param gateMaxAge how old the staging run may be, counted from its start
 * @param requireRevision whether staging and production must say which commit they run
 * @param fullRevision whether that has to be all forty digits of it
 * @param requiredGates the gates that must have passed, each of them
 * @param changeRules which class a change to a path is at least
 */
public record PromotionPolicy(
        Duration gateMaxAge, boolean requireRevision, boolean fullRevision, List<GateName> requiredGates,
        PathRules changeRules) {

    public PromotionPolicy {
        requiredGates = List.copyOf(requiredGates);
    }

    /** The same with other gates. */
    public PromotionPolicy requiring(List<GateName> gates) {
        return new PromotionPolicy(gateMaxAge, requireRevision, fullRevision, gates, changeRules);
    }

    /** With these gates, and all else as it is where nobody configured it. */
    public static PromotionPolicy usual(List<GateName> gates) {
        return new PromotionPolicy(Duration.ofHours(24), true, false, gates, PathRules.none());
    }
}
