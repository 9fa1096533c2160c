package lockstep.release.canary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.CommitName;
import lockstep.policy.promotion.Acceptance;

/**
 * The canary that somebody wants.
 *
 * @param configAccepted differences of the configuration that the operator answers for
 * @param skipped the stages that a hotfix leaves out; empty where it is no hotfix
 */
public record CanaryRunRequest(
        CommitName commit, Map<String, Acceptance> configAccepted, Optional<List<String>> skipped) {

    public CanaryRunRequest {
        configAccepted = Map.copyOf(configAccepted);
        skipped = skipped.map(List::copyOf);
    }

    /** Of what is no hotfix. */
    public CanaryRunRequest(CommitName commit, Map<String, Acceptance> configAccepted) {
        this(commit, configAccepted, Optional.empty());
    }

    public boolean isHotfix() {
        return skipped.isPresent();
    }
}
