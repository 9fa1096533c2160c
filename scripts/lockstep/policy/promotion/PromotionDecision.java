package lockstep.policy.promotion;

import java.util.List;
import lockstep.policy.change.AssessedChange;
import lockstep.record.history.GateRunFacts;

/** Whether a commit may be promoted. */
public sealed interface PromotionDecision {

    /**
     * It may.
     *
     * @param runs the staging run that this rests on, of several services one of each, in their order; none for a
     *     hotfix that skips staging
     * @param accepted what could not be verified, and who answers for it; for the record
     * @param change what was declared, and what its paths demand
     */
    record Allowed(List<GateRunFacts> runs, List<Accepted> accepted, AssessedChange change)
            implements PromotionDecision {
        public Allowed {
            runs = List.copyOf(runs);
            accepted = List.copyOf(accepted);
        }
    }

    /** It may not, for every one of these reasons. */
    record Refused(List<Reason> reasons) implements PromotionDecision {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
