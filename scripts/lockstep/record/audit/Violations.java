package lockstep.record.audit;

import java.util.ArrayList;
import java.util.List;

/** What was found: the first thousand, and a count of the rest, so that memory is bounded whatever was pushed. */
final class Violations {

    static final int MOST = 1_000;

    private final List<Violation> kept = new ArrayList<>();
    private long found;

    void add(AuditRule rule, String where, String what) {
        found++;
        if (kept.size() < MOST) {
            kept.add(new Violation(rule, where, what));
        }
    }

    /** What came before an adoption is not judged. */
    void forget() {
        kept.clear();
        found = 0;
    }

    List<Violation> kept() {
        return kept;
    }

    long found() {
        return found;
    }
}
