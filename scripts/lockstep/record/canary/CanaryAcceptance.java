package lockstep.record.canary;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;

/**
 * Somebody answers, by name, for a canary that was inconclusive.
 *
 * @param service which of several services the canary is of
 */
public record CanaryAcceptance(CanaryId id, Operator by, Instant at, String reason, Optional<ServiceName> service) {

    /** Of the only service. */
    public CanaryAcceptance(CanaryId id, Operator by, Instant at, String reason) {
        this(id, by, at, reason, Optional.empty());
    }
}
