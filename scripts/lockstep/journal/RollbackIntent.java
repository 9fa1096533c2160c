package lockstep.journal;

import java.time.Instant;
import java.util.Optional;
import lockstep.release.Operator;
import lockstep.release.ReleaseId;
import lockstep.release.Sha;

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
        String notes)
        implements Intent {}
