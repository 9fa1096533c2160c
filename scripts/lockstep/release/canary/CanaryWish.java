package lockstep.release.canary;

import java.util.Map;
import lockstep.base.release.CommitName;
import lockstep.policy.promotion.Acceptance;

/**
 * The canary that somebody wants.
 *
 * @param configAccepted differences of the configuration that the operator answers for
 */
public record CanaryWish(CommitName commit, Map<String, Acceptance> configAccepted) {

    public CanaryWish {
        configAccepted = Map.copyOf(configAccepted);
    }
}
