package lockstep.change;

import java.util.List;
import java.util.Optional;

/**
 * What is declared of a change before it is promoted. Any part may be missing; {@link ChangeAssessment} says which
 * must not.
 *
 * @param surfaces what the change touches, in the words of whoever declares it
 * @param rollbackPlan how to undo it
 * @param canary for class B: which segment gets it first
 * @param flag for class B: the flag or toggle behind which it is
 * @param policyDiff for class B: what changes in policies and limits, or where that is written
 */
public record ChangeDeclaration(
        Optional<ChangeClass> declared,
        List<String> surfaces,
        Optional<String> rollbackPlan,
        Optional<String> canary,
        Optional<String> flag,
        Optional<String> policyDiff) {

    public ChangeDeclaration {
        surfaces = surfaces.stream().map(String::strip).filter(surface -> !surface.isEmpty()).toList();
        rollbackPlan = rollbackPlan.filter(text -> !text.isBlank());
        canary = canary.filter(text -> !text.isBlank());
        flag = flag.filter(text -> !text.isBlank());
        policyDiff = policyDiff.filter(text -> !text.isBlank());
    }
}
