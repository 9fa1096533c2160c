package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.ChangeDeclaration;
import lockstep.policy.promotion.Acceptance;

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
