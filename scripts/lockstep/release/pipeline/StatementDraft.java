package lockstep.release.pipeline;

import java.time.Duration;
import java.util.Optional;
import lockstep.policy.requirement.Action;
import lockstep.release.version.NamedCommit;

/**
 * The move that somebody asks for or approves.
 *
 * @param expires how long the approval shall count; as long as it may where empty
 * @param skipsStaging whether the approver agrees that staging is skipped
 * @param skipsCanary whether the approver agrees that the canary is skipped
 */
public record StatementDraft(
        NamedCommit named, Action action, String reason, Optional<Duration> expires, boolean skipsStaging,
        boolean skipsCanary) {}
