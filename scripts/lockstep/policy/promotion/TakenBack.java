package lockstep.policy.promotion;

import java.time.Instant;
import lockstep.base.release.ReleaseId;

/**
 * A rollback that took a commit back from production.
 *
 * @param since when it began, to the second; an id knows the minute only
 */
public record TakenBack(ReleaseId by, Instant since) {}
