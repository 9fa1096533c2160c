package lockstep.record.log;

import java.util.Optional;
import lockstep.base.release.ReleaseId;

/**
 * One record of the release log. Its texts are kept exactly as they were written, whatever they hold: whoever shows
 * one sanitises it.
 */
public sealed interface LogEntry permits StructuredEntry, OtherBlock {

    /** The id of the promotion or rollback that it records; empty where it records neither. */
    default Optional<ReleaseId> releaseId() {
        return switch (this) {
            case PromotionEntry promotion -> Optional.of(promotion.id());
            case RollbackEntry rollback -> Optional.of(rollback.id());
            case AdoptionEntry adoption -> Optional.empty();
            case OtherBlock other -> Optional.empty();
        };
    }
}
