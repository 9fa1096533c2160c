package lockstep.record.canary;

import java.time.Instant;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;

/** Somebody answers, by name, for a canary that was inconclusive. */
public record CanaryAcceptance(CanaryId id, Operator by, Instant at, String reason) {}
