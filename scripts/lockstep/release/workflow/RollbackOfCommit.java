package lockstep.release.workflow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.TakenBack;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.ChangedPaths;

/** The last rollback that took a commit back from production, and when it began. */
public record RollbackOfCommit(ReleaseSite site) {

    /** Empty where production never had it, or has had it again since. */
    public Optional<TakenBack> find(JournalView journal, RemoteHeads heads, Sha commit, List<RecordedRun> runs) {
        return journal.history().rolledBackBy(commit)
                .map(id -> new TakenBack(id, begun(id, heads.evidence().orElseThrow(), runs)));
    }

    /**
     * No earlier than what was recorded before it, whatever the clock of its host said. Where the intent is gone, the
     * end of the minute that its id names is the latest that it can have begun.
     */
    private Instant begun(ReleaseId id, Sha tip, List<RecordedRun> runs) {
        Instant said = site.journal().intent(tip, id).map(Intent::since)
                .orElseGet(() -> id.minute().plusMinutes(1).toInstant(ZoneOffset.UTC));
        if (runs.stream().noneMatch(run -> run.run().startedAt().isAfter(said))) {
            return said;
        }
        return site.repository().commitsThatChanged(List.of(EvidenceLayout.intent(id)), Optional.empty(), tip).stream()
                .map(ChangedPaths::madeAt)
                .limit(1)
                .filter(recorded -> recorded.isAfter(said.plus(Clocks.SKEW)))
                .findFirst()
                .orElse(said);
    }
}
