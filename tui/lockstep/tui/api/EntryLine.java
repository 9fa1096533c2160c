package lockstep.tui.api;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogWriter;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;

/**
 * An entry of the release log, as a person reads it. Its texts are the log's own: whoever shows them sanitises them.
 *
 * @param id its release id, or what stands for one
 * @param commit where production went by it
 * @param good whether production was well afterwards; empty where the entry does not say
 * @param result in the log's own word
 * @param refs what it refers to as evidence
 */
public record EntryLine(
        String id,
        EntryKind kind,
        Optional<Sha> commit,
        Optional<Boolean> good,
        String result,
        String operator,
        List<String> refs,
        LogEntry entry) {

    public EntryLine {
        refs = List.copyOf(refs);
    }

    public static EntryLine of(LogEntry entry) {
        return switch (entry) {
            case PromotionEntry one -> new EntryLine(
                    one.id().toString(), EntryKind.PROMOTION, Optional.of(one.commit()),
                    Optional.of(one.isGood()), one.result().word(), one.operator().name(),
                    one.evidenceRefs(), one);
            case RollbackEntry one -> new EntryLine(
                    one.id().toString(), EntryKind.ROLLBACK, Optional.of(one.to()),
                    Optional.of(one.isGood()), one.result().word(), one.operator().name(),
                    one.evidenceRefs(), one);
            case AdoptionEntry one -> new EntryLine(
                    one.when().toString(), EntryKind.ADOPTION, one.release(),
                    Optional.of(one.isGood()), one.result().word(), one.operator().name(),
                    one.evidenceRefs(), one);
            case OtherBlock one -> new EntryLine(
                    one.type().isEmpty() ? "(a block)" : one.type(), EntryKind.OTHER, Optional.empty(),
                    Optional.empty(), "", "", List.of(), one);
        };
    }

    /** Whether production went somewhere by it. */
    public boolean isMove() {
        return kind == EntryKind.PROMOTION || kind == EntryKind.ROLLBACK;
    }

    /** Whether no gate of production was asked when it ended. */
    public boolean wasNotSmoked() {
        return switch (entry) {
            case PromotionEntry one -> one.prodVerification().isEmpty();
            case RollbackEntry one -> one.postRollbackVerification().isEmpty();
            case AdoptionEntry one -> one.prodVerification().isEmpty();
            case OtherBlock other -> false;
        };
    }

    /** When it was, by its id; empty where the id tells no time. */
    public Optional<Instant> when() {
        return ReleaseId.tryParse(id).map(release -> release.minute().toInstant(ZoneOffset.UTC));
    }

    /** The entry as it stands in the log, line by line. */
    public List<String> text() {
        String text = switch (entry) {
            case StructuredEntry structured -> LogWriter.block(structured);
            case OtherBlock other -> other.text();
        };
        return text.lines().toList();
    }

    /** All that it can be found by. */
    List<String> searched() {
        String more = switch (entry) {
            case PromotionEntry one -> one.version().map(Version::name).orElse("");
            case RollbackEntry one -> one.version().map(Version::name).orElse("") + " " + one.trigger();
            default -> "";
        };
        return List.of(id, kind.word(), commit.map(Sha::hex).orElse(""), result, operator, more);
    }
}
