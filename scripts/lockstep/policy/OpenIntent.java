package lockstep.policy;

import java.time.Instant;
import lockstep.release.Operator;
import lockstep.release.ReleaseId;
import lockstep.release.Sha;

/** A promotion or rollback that was begun and has no outcome yet. */
public record OpenIntent(ReleaseId id, Operator operator, Instant since, Sha target) {}
