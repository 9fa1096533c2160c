package lockstep.record.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lockstep.record.layout.ApprovalPlaces;

/**
 * What was found: the first thousand, and of the rest a count and what a rollback needs to know, so that memory is
 * bounded whatever was pushed.
 */
final class Violations {

    static final int MOST = 1_000;
    private static final int MOST_FOLDERS = 100_000;

    private final List<Violation> kept = new ArrayList<>();
    private final Set<AuditRule> rules = EnumSet.noneOf(AuditRule.class);
    private final Set<String> approvals = new HashSet<>();
    private long found;

    void add(AuditRule rule, String where, String what) {
        found++;
        rules.add(rule);
        if (kept.size() < MOST) {
            kept.add(new Violation(rule, where, what));
        }
    }

    /** A recorded file is not what it was. */
    void addChanged(String where, String path, String how) {
        add(AuditRule.EVIDENCE_ADD_ONLY, where, path + how);
        if (path.startsWith(ApprovalPlaces.FOLDER)) {
            approvals.add(approvals.size() < MOST_FOLDERS ? path.substring(0, path.lastIndexOf('/'))
                    : ApprovalPlaces.FOLDER);
        }
    }

    /** What came before an adoption is not judged. */
    void forget() {
        kept.clear();
        rules.clear();
        approvals.clear();
        found = 0;
    }

    List<Violation> kept() {
        return kept;
    }

    /** The rules that anything was found against. */
    Set<AuditRule> rules() {
        return rules;
    }

    /** The folders of approvals in which a file was changed or deleted; of too many, that of them all. */
    Set<String> changedApprovals() {
        return approvals;
    }

    long found() {
        return found;
    }
}
