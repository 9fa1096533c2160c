package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.NextReleaseId;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.log.LogReading;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.ReleaseLog;
import lockstep.record.log.RollbackEntry;

/**
 * The journal as of one commit of the evidence branch.
 *
 * @param tip that commit; empty before the first record
 * @param log no volumes before the first record
 * @param taken every release id that the branch knows
 * @param open what was begun and has no entry, oldest first
 */
public record JournalView(
        Optional<Sha> tip, ReleaseLog log, LogReading reading, ReleaseHistory history, Set<ReleaseId> taken,
        List<Intent> open) {

    public JournalView {
        taken = Set.copyOf(taken);
        open = List.copyOf(open);
    }

    public Optional<Intent> openIntent() {
        return open.stream().findFirst();
    }

    /** Whether the log has an entry of this id. */
    public boolean hasEntry(ReleaseId id) {
        return reading.entries().stream().anyMatch(entry -> switch (entry) {
            case PromotionEntry promotion -> promotion.id().equals(id);
            case RollbackEntry rollback -> rollback.id().equals(id);
            default -> false;
        });
    }

    public ReleaseId nextId(ReleaseId.Kind kind, Instant now) {
        return NextReleaseId.after(taken, kind, now);
    }
}
