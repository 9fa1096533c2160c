package lockstep.release.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.analysis.delivery.Deployment;
import lockstep.analysis.delivery.Failures;
import lockstep.analysis.delivery.ProductionMove;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.trail.HotfixMarks;
import lockstep.record.truth.LoggedMove;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitSummary;

/** Reads from the release log what was deployed to production, how it went, and which commits came with it. */
public final class DeliveryReader {

    /** Of more commits in one deployment the newest count. */
    private static final int MOST_CHANGES = 1_000;

    private final ReleaseSite site;
    private final JournalView journal;

    public DeliveryReader(ReleaseSite site, JournalView journal) {
        this.site = site;
        this.journal = journal;
    }

    /** Oldest first. */
    public List<Deployment> deployments() {
        List<LogEntry> entries = journal.reading().entries().stream().filter(DeliveryReader::isMove).toList();
        List<ProductionMove> moves = entries.stream().map(this::move).toList();
        Map<Integer, Failures.Failure> failures = Failures.of(moves);
        Set<Sha> counted = new HashSet<>();
        List<Deployment> deployments = new ArrayList<>();
        Optional<Sha> good = adopted();
        for (int at = 0; at < moves.size(); at++) {
            ProductionMove move = moves.get(at);
            Sha commit = new Sha(move.commit());
            if (!move.isRollback()) {
                deployments.add(new Deployment(move.ended(), Optional.ofNullable(failures.get(at)),
                        move.isGood() ? changes(good, commit, counted) : List.of()));
            }
            good = move.isGood() ? Optional.of(commit) : good;
        }
        return deployments;
    }

    private static boolean isMove(LogEntry entry) {
        return entry instanceof PromotionEntry || entry instanceof RollbackEntry;
    }

    private Optional<Sha> adopted() {
        return journal.reading().entries().stream().filter(AdoptionEntry.class::isInstance).findFirst()
                .flatMap(entry -> ((AdoptionEntry) entry).release());
    }

    private ProductionMove move(LogEntry entry) {
        LoggedMove move = LoggedMove.of(entry).orElseThrow();
        Optional<Intent> intent = journal.tip().flatMap(tip -> site.journal().intent(tip, move.id()));
        return new ProductionMove(
                move.commit().hex(), entry instanceof RollbackEntry, move.isGood(),
                intent.filter(it -> it instanceof PromotionIntent promotion && isHotfix(promotion)).isPresent(),
                intent.map(Intent::since).orElseGet(() -> move.id().minute().toInstant(ZoneOffset.UTC)),
                endedAt(move.id()));
    }

    private boolean isHotfix(PromotionIntent intent) {
        return HotfixMarks.is(intent, path -> journal.tip().flatMap(tip ->
                site.repository().readable(tip, path, RecordedDocument.LARGEST)));
    }

    /** When what came with it was made, of each commit once: with what reached production first. */
    private List<Instant> changes(Optional<Sha> before, Sha commit, Set<Sha> counted) {
        return before.filter(site.repository()::has)
                .filter(from -> site.repository().has(commit))
                .map(from -> site.repository().commitsBetween(from, commit, MOST_CHANGES).stream()
                        .filter(change -> counted.add(change.sha()))
                        .map(CommitSummary::when)
                        .toList())
                .orElse(List.of());
    }

    private Instant endedAt(ReleaseId id) {
        return site.journal().endedAt(journal.tip(), id);
    }
}
