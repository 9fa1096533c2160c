package lockstep.release.service;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.KnownGood;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.release.pipeline.HotfixDebt;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.StagingDebts;
import lockstep.release.site.NewestCandidate;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.UsualRollback;
import lockstep.repository.git.RemoteHeads;

/**
 * Where a release stands.
 *
 * @param audit what the record's own history says; what is known to be good comes from here and nowhere else
 * @param candidate what would be promoted next
 * @param stagingRuns the recorded staging runs of the candidate, newest first
 * @param canaries those that may have traffic, oldest first
 * @param owed the hotfixes that owe staging
 * @param rollback the one that names no commit, and what it would be refused for
 * @param approvals who may approve the next moves of the candidate, and who has; none without a pipeline
 */
public record ReleaseStatus(
        SiteStatus standing, AuditReport audit, Optional<Sha> candidate, List<RecordedRun> stagingRuns,
        List<CanaryView> canaries, List<HotfixDebt> owed, UsualRollback rollback,
        List<ApprovalStanding> approvals) {

    public ReleaseStatus {
        stagingRuns = List.copyOf(stagingRuns);
        canaries = List.copyOf(canaries);
        owed = List.copyOf(owed);
        approvals = List.copyOf(approvals);
    }

    static ReleaseStatus of(ReleaseSite site, WorkflowListener listener) {
        SiteStatus standing = new StatusReader(site, listener).read();
        RemoteHeads heads = standing.heads();
        Optional<Sha> candidate = heads.knownStaging().map(main -> new NewestCandidate(site).of(heads));
        List<RecordedRun> runs = candidate.stream()
                .flatMap(commit -> site.journal().runs(heads.evidence(), commit).stream())
                .filter(run -> run.run().mode().isStaging())
                .toList();
        AuditReport report = new JournalAudit(site).report(heads);
        return new ReleaseStatus(
                standing, report, candidate, runs, new CanaryArchive(site.repository(), heads.evidence()).open(),
                candidate.or(heads::production).map(newest -> new StagingDebts(site).open(heads, newest))
                        .orElse(List.of()),
                UsualRollback.of(site, standing, report),
                candidate.map(commit -> ApprovalStanding.of(site, heads, commit)).orElse(List.of()));
    }

    public Optional<KnownGood> lastGood() {
        return audit.knownGood().stream().findFirst();
    }

    /** Where a rollback would go that names no commit. */
    public Optional<Sha> wayBack() {
        return rollback.target();
    }
}
