package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * Where an operator wants to go back to, and why.
 *
 * @param leaving what is to be left; empty where the operator did not say
 * @param target the commit; without one, the last known good
 * @param version by which the operator named the commit
 * @param approval who approved the forced move; empty as long as nobody did
 * @param unverifiedAccepted go on where production cannot tell its commit
 */
public record RollbackRequest(
        Optional<Leaving> leaving, Optional<Sha> target, Optional<Version> version, String trigger,
        Optional<Operator> approval, boolean unverifiedAccepted, String notes) {

    public RollbackRequest(
            Optional<Sha> target, Optional<Version> version, String trigger, Optional<Operator> approval,
            boolean unverifiedAccepted, String notes) {
        this(Optional.empty(), target, version, trigger, approval, unverifiedAccepted, notes);
    }

    public RollbackRequest(
            Optional<Sha> target, String trigger, Optional<Operator> approval, boolean unverifiedAccepted,
            String notes) {
        this(target, Optional.empty(), trigger, approval, unverifiedAccepted, notes);
    }

    /** The same, of the commit that {@code release} was seen at. */
    public RollbackRequest leaving(Optional<Sha> head) {
        return new RollbackRequest(
                Optional.of(new Leaving(head)), target, version, trigger, approval, unverifiedAccepted, notes);
    }

    /** The same with an approval, which is of one commit. */
    public RollbackRequest approved(Sha commit, Operator approver) {
        return new RollbackRequest(
                leaving, Optional.of(commit), version, trigger, Optional.of(approver), unverifiedAccepted, notes);
    }

    /** Whether it says which commit it leaves or which it goes to: else it goes one back from wherever it is. */
    boolean isOfOneMove() {
        return leaving.isPresent() || target.isPresent();
    }
}
