package lockstep.release.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ReleaseId;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.history.OpenIntent;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.OpenMoves;

/**
 * The record as it lies there, beside what its own history says of it.
 *
 * @param audit with what this clone found in order before, where that is all that is left
 */
public record RecordSeen(JournalView journal, AuditReport audit) {

    /** What is open is no damage. */
    private static final Set<AuditRule> NO_DAMAGE = Set.of(AuditRule.INTENT_FINISHED);

    /** The oldest promotion or rollback that somebody really began and that has no outcome. */
    public Optional<OpenIntent> open() {
        return moves().trusted().map(Intent::asOpen);
    }

    /** What looks open and is not trusted. */
    public List<ReleaseId> passedOver() {
        return moves().passedOver();
    }

    private OpenMoves moves() {
        return new OpenMoves(journal, audit);
    }

    /** Why promotions are refused; empty where they are not for the record's sake. */
    public List<String> complaints() {
        return JournalAudit.complaints(audit, NO_DAMAGE);
    }
}
