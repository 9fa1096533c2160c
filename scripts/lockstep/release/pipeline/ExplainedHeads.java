package lockstep.release.pipeline;

import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.Intent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/**
 * The branches with {@code release} where the verified record says that it stands. A head that somebody pushed past
 * Lockstep chooses no configuration, no roles and no commands.
 */
public record ExplainedHeads(ReleaseSite site) {

    public RemoteHeads of(RemoteHeads heads) {
        return of(heads, new JournalAudit(site).report(heads));
    }

    /** The same, after an audit. */
    public RemoteHeads of(RemoteHeads heads, AuditReport report) {
        return isUnderWay(heads, report)
                ? heads
                : report.standing().filter(site.repository()::has)
                        .map(commit -> heads.withProduction(Optional.of(commit)))
                        .orElse(heads);
    }

    /** As the audit trusts it: what was put in its place later says nothing. */
    private Optional<Intent> begun(Sha tip, ReleaseId id, AuditReport report) {
        return site.repository().readable(tip, EvidenceLayout.intent(id), RecordedDocument.LARGEST)
                .filter(json -> report.isBegunAs(id, json))
                .flatMap(json -> site.journal().intent(tip, id));
    }

    /** Whether a move that is not over brought the head where it is. */
    private boolean isUnderWay(RemoteHeads heads, AuditReport report) {
        Optional<Sha> head = heads.production();
        return heads.evidence().isPresent() && report.openIntents().stream()
                .flatMap(id -> begun(heads.evidence().get(), id, report).stream())
                .anyMatch(intent -> head.equals(Optional.of(intent.target())));
    }
}
