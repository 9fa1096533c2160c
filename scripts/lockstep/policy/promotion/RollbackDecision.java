package lockstep.policy.promotion;

import java.util.List;
import lockstep.record.history.KnownGood;

/** Whether {@code release} may be moved back to a commit. */
public sealed interface RollbackDecision {

    /** It may; and this is what shows that the commit is good. */
    record Allowed(KnownGood target) implements RollbackDecision {}

    /** It may not, for every one of these reasons. */
    record Refused(List<Reason> reasons) implements RollbackDecision {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
