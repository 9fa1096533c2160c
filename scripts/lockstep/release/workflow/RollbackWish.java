package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;

/**
 * Where an operator wants to go back to, and why.
 *
 * @param target the commit; without one, the last known good
 * @param approval who approves the forced move
 * @param unverifiedAccepted go on where production cannot tell its commit
 */
public record RollbackWish(
        Optional<Sha> target, String trigger, Optional<Operator> approval, boolean unverifiedAccepted, String notes) {}
