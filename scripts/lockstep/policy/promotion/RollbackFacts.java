package lockstep.policy.promotion;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/**
 * All that a rollback is decided on.
 *
 * @param target the commit to go back to; empty where none was named and the log knows none
 * @param release the head of {@code release}; empty where somebody deleted the branch
 * @param logged where the log says that {@code release} stands
 * @param knownGood the commits that the log shows to have been well in production
 * @param trigger why, in words; blank where the operator named nothing
 * @param approval who approved it
 */
public record RollbackFacts(
        Optional<Sha> target,
        Optional<Sha> release,
        Optional<Sha> logged,
        List<KnownGood> knownGood,
        String trigger,
        Optional<Operator> approval,
        Optional<OpenIntent> openIntent) {

    public RollbackFacts {
        knownGood = List.copyOf(knownGood);
    }
}
