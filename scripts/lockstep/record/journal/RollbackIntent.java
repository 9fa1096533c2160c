package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;

/**
 * A rollback that was approved.
 *
 * @param trigger why
 * @param approvedBy who approved the forced move
 * @param knownGoodBy the log's entry that shows the target to be good
 */
public record RollbackIntent(
        ReleaseId id,
        Operator operator,
        Instant since,
        Optional<Sha> from,
        Sha target,
        String trigger,
        Operator approvedBy,
        String knownGoodBy,
        boolean unverifiedAccepted,
        String notes,
        Optional<String> configuration,
        Passage passage,
        List<ServiceName> serviceNames)
        implements Intent {

    public RollbackIntent {
        serviceNames = List.copyOf(serviceNames);
    }

    /** Of the only service. */
    public RollbackIntent(
            ReleaseId id, Operator operator, Instant since, Optional<Sha> from, Sha target, String trigger,
            Operator approvedBy, String knownGoodBy, boolean unverifiedAccepted, String notes,
            Optional<String> configuration, Passage passage) {
        this(id, operator, since, from, target, trigger, approvedBy, knownGoodBy, unverifiedAccepted, notes,
                configuration, passage, List.of());
    }
}
