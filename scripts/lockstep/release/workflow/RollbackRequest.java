package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * Where an operator wants to go back to, and why.
 *
 * @param target the commit; without one, the last known good
 * @param version by which the operator named the commit
 * @param approval who approved the forced move; empty as long as nobody did
 * @param unverifiedAccepted go on where production cannot tell its commit
 */
public record RollbackRequest(
        Optional<Sha> target, Optional<Version> version, String trigger, Optional<Operator> approval,
        boolean unverifiedAccepted, String notes) {

    public RollbackRequest(
            Optional<Sha> target, String trigger, Optional<Operator> approval, boolean unverifiedAccepted,
            String notes) {
        this(target, Optional.empty(), trigger, approval, unverifiedAccepted, notes);
    }


    /** The same with an approval, which is of one commit. */
    public RollbackRequest approved(Sha commit, Operator approver) {
        return new RollbackRequest(
                Optional.of(commit), version, trigger, Optional.of(approver), unverifiedAccepted, notes);
    }
}
