package lockstep.policy;

import java.util.Optional;
import lockstep.release.ChangeClass;

/**
 * What the operator declares about the change (scaling-upgrade-protocol.md: "All changes declare class, impacted
 * surfaces, evidence, and rollback plan").
 *
 * @param canaryOrFlag the canary or the flag behind which the change goes out
 * @param policyDiff where the difference of policy or limits can be read
 * @param rollbackPlan how it is taken back; blank where none is declared
 */
public record ChangeDeclaration(
        ChangeClass changeClass, Optional<String> canaryOrFlag, Optional<String> policyDiff, String rollbackPlan) {}
