package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;

/**
 * The promotions and rollbacks that look open. Whoever may push can leave intents behind: they must not stand before
 * the one that somebody really began.
 */
public record OpenMoves(JournalView journal, AuditReport report) {

    /** The oldest that the audit trusts. */
    public Optional<Intent> trusted() {
        return journal.open().stream().filter(intent -> report.isBegun(intent.id())).findFirst();
    }

    /** What stands before it and is passed over. */
    public List<ReleaseId> passedOver() {
        return journal.open().stream().takeWhile(intent -> !report.isBegun(intent.id())).map(Intent::id).toList();
    }
}
