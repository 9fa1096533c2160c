package lockstep.release.workflow;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Acceptance;

/**
 * What an operator wants promoted, and answers for.
 *
 * @param candidate the commit; without one, the head of {@code main}
 * @param hotfix where it is to go the shorter way
 * @param configAccepted differences of the configuration that are answered for, by key or section
 * @param leaving what is to be left; empty where the operator did not say
 */
public record PromotionRequest(
        Optional<CommitName> candidate,
        ChangeDeclaration declaration,
        Optional<Acceptance> unverifiedAccepted,
        Optional<Acceptance> driftAccepted,
        Map<String, Acceptance> configAccepted,
        String notes,
        Optional<HotfixRequest> hotfix,
        Optional<Leaving> leaving) {

    public PromotionRequest(
            Optional<CommitName> candidate, ChangeDeclaration declaration, Optional<Acceptance> unverifiedAccepted,
            Optional<Acceptance> driftAccepted, Map<String, Acceptance> configAccepted, String notes,
            Optional<HotfixRequest> hotfix) {
        this(candidate, declaration, unverifiedAccepted, driftAccepted, configAccepted, notes, hotfix,
                Optional.empty());
    }

    public PromotionRequest(
            Optional<CommitName> candidate, ChangeDeclaration declaration, Optional<Acceptance> unverifiedAccepted,
            Optional<Acceptance> driftAccepted, Map<String, Acceptance> configAccepted, String notes) {
        this(candidate, declaration, unverifiedAccepted, driftAccepted, configAccepted, notes, Optional.empty());
    }

    public PromotionRequest(
            Optional<Sha> candidate, ChangeDeclaration declaration, Optional<Acceptance> unverifiedAccepted,
            Optional<Acceptance> driftAccepted, String notes) {
        this(candidate.map(CommitName.Exact::new), declaration, unverifiedAccepted, driftAccepted, Map.of(), notes);
    }

    /** The same, of the commit that {@code release} was seen at. */
    public PromotionRequest leaving(Optional<Sha> head) {
        return new PromotionRequest(
                candidate, declaration, unverifiedAccepted, driftAccepted, configAccepted, notes, hotfix,
                Optional.of(new Leaving(head)));
    }
}
