package lockstep.record.truth;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/**
 * What an entry of the log says of production.
 *
 * @param isGood whether production was seen to run the commit, and was healthy
 */
public record LoggedMove(ReleaseId id, Sha commit, Optional<Version> version, Operator operator, boolean isGood) {

    public static Optional<LoggedMove> of(LogEntry entry) {
        return switch (entry) {
            case PromotionEntry it -> Optional.of(new LoggedMove(
                    it.id(), it.commit(), it.version(), it.operator(), it.isGood()));
            case RollbackEntry it -> Optional.of(new LoggedMove(
                    it.id(), it.to(), it.version(), it.operator(), it.isGood()));
            case AdoptionEntry it -> Optional.empty();
            case OtherBlock it -> Optional.empty();
        };
    }

    /** The newest; what stands before an adoption does not count. */
    public static Optional<LoggedMove> last(List<LogEntry> entries) {
        return entries.reversed().stream()
                .takeWhile(entry -> !(entry instanceof AdoptionEntry))
                .flatMap(entry -> of(entry).stream())
                .findFirst();
    }
}
