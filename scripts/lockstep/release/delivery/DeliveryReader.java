package lockstep.release.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.delivery.Deployment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.journal.JournalView;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
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
        List<LogEntry> entries = journal.reading().entries();
        List<Deployment> deployments = new ArrayList<>();
        Optional<Sha> live = Optional.empty();
        for (int at = 0; at < entries.size(); at++) {
            switch (entries.get(at)) {
                case PromotionEntry promotion -> {
                    deployments.add(deployment(promotion, live, entries.subList(at + 1, entries.size())));
                    live = Optional.of(promotion.commit());
                }
                case RollbackEntry rollback -> live = Optional.of(rollback.to());
                case AdoptionEntry adoption -> live = adoption.release();
                default -> { }
            }
        }
        return deployments;
    }

    private Deployment deployment(PromotionEntry promotion, Optional<Sha> before, List<LogEntry> after) {
        boolean failed = promotion.result() == PassFail.FAIL || isTakenBack(promotion.commit(), after);
        return new Deployment(
                endedAt(promotion.id()), failed, failed ? restored(after) : Optional.empty(),
                before.filter(site.repository()::has)
                        .filter(from -> site.repository().has(promotion.commit()))
                        .map(from -> site.repository().commitsBetween(from, promotion.commit(), MOST_CHANGES).stream()
                                .map(CommitSummary::when)
                                .toList())
                        .orElse(List.of()));
    }

    /** Whether the next move went back from it. */
    private static boolean isTakenBack(Sha commit, List<LogEntry> after) {
        return after.stream()
                .filter(entry -> entry instanceof PromotionEntry || entry instanceof RollbackEntry)
                .findFirst()
                .filter(entry -> entry instanceof RollbackEntry rollback && rollback.from().equals(commit))
                .isPresent();
    }

    private Optional<Instant> restored(List<LogEntry> after) {
        return after.stream()
                .flatMap(entry -> LoggedMove.of(entry).stream())
                .filter(LoggedMove::isGood)
                .findFirst()
                .map(move -> endedAt(move.id()));
    }

    private Instant endedAt(ReleaseId id) {
        return site.journal().endedAt(journal.tip(), id);
    }
}
