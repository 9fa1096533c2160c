package lockstep.record.history;

import java.time.Instant;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/** A promotion or rollback that was begun and has no outcome yet. */
public record OpenIntent(ReleaseId id, Operator operator, Instant since, Sha target) {}
