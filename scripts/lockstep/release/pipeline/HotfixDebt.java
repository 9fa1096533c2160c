package lockstep.release.pipeline;

import java.time.Instant;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * A hotfix that owes its time on staging.
 *
 * @param why what is missing yet; one line
 */
public record HotfixDebt(ReleaseId id, Sha commit, Instant since, String why) {}
