package lockstep.release.pipeline;

import java.time.Instant;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.OwedStaging;

/**
 * A hotfix that owes its time on staging.
 *
 * @param why what is missing yet; one line
 */
public record HotfixDebt(ReleaseId id, OwedStaging owed, Instant since, String why) {

    public Sha commit() {
        return owed.commit();
    }
}
