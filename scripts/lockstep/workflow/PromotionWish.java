package lockstep.workflow;

import java.util.Optional;
import lockstep.change.ChangeDeclaration;
import lockstep.policy.Acceptance;
import lockstep.release.Sha;

/**
 * What an operator wants promoted, and answers for.
 *
 * @param candidate the commit; without one, the head of {@code main}
 */
public record PromotionWish(
        Optional<Sha> candidate,
        ChangeDeclaration declaration,
        Optional<Acceptance> unverifiedAccepted,
        Optional<Acceptance> driftAccepted,
        String notes) {}
