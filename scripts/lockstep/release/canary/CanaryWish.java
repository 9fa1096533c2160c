package lockstep.release.canary;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Acceptance;

/**
 * The canary that somebody wants.
 *
 * @param version as it was asked for; empty where a commit was
 * @param configAccepted differences of the configuration that the operator answers for
 */
public record CanaryWish(Sha commit, Optional<String> version, Map<String, Acceptance> configAccepted) {

    public CanaryWish {
        configAccepted = Map.copyOf(configAccepted);
    }
}
