package lockstep.record.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.history.NextReleaseId;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogReading;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.ReleaseLog;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;

/**
 * The journal as of one commit of the evidence branch.
 *
 * @param tip that commit; empty before the first record
 * @param log no volumes before the first record
 * @param taken every release id that the branch knows
 * @param open what was begun and has no entry, oldest first
 * @param unreadable what was begun, has no entry, and whose intent says nothing that could be gone on with
 */
public record JournalView(
        Optional<Sha> tip, ReleaseLog log, LogReading reading, ReleaseHistory history, Set<ReleaseId> taken,
        List<Intent> open, List<ReleaseId> unreadable) {

    public JournalView {
        taken = Set.copyOf(taken);
        open = List.copyOf(open);
        unreadable = List.copyOf(unreadable);
    }

    public Optional<Intent> openIntent() {
        return open.stream().findFirst();
    }

    /** The log's entry of this id. */
    public Optional<StructuredEntry> entry(ReleaseId id) {
        return item(id).map(LogItem::entry).map(StructuredEntry.class::cast);
    }

    /** The same, with where it stands. */
    public Optional<LogItem> item(ReleaseId id) {
        return reading.items().stream()
                .filter(item -> item.entry().releaseId().equals(Optional.of(id)))
                .findFirst();
    }

    /** The version by which the log last named a commit. */
    public Optional<Version> versionOf(Sha commit) {
        return reading.entries().reversed().stream()
                .flatMap(entry -> switch (entry) {
                    case PromotionEntry promotion when promotion.commit().equals(commit) ->
                            promotion.version().stream();
                    case RollbackEntry rollback when rollback.to().equals(commit) -> rollback.version().stream();
                    default -> Stream.empty();
                })
                .findFirst();
    }

    public ReleaseId nextId(ReleaseId.Kind kind, Instant now) {
        return NextReleaseId.after(taken, kind, now);
    }
}
