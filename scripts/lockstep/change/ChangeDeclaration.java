package lockstep.change;

import java.util.List;
import java.util.Optional;
import lockstep.error.UsageError;
import lockstep.release.ChangeClass;
import lockstep.text.Sanitiser;

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

    private static final int LONGEST = 500;

    public ChangeDeclaration {
        surfaces = surfaces.stream().map(String::strip).filter(surface -> !surface.isEmpty()).toList();
        rollbackPlan = rollbackPlan.filter(text -> !text.isBlank());
        canary = canary.filter(text -> !text.isBlank());
        flag = flag.filter(text -> !text.isBlank());
        policyDiff = policyDiff.filter(text -> !text.isBlank());
    }

    /**
     * From what an operator typed.
     *
     * @throws lockstep.error.UsageError for a class that is none, or text that does not fit on a line
     */
    public static ChangeDeclaration typed(
            Optional<String> declared, List<String> surfaces, Optional<String> rollbackPlan,
            Optional<String> canary, Optional<String> flag, Optional<String> policyDiff) {
        surfaces.forEach(surface -> requireLine("--surfaces", surface));
        rollbackPlan.ifPresent(text -> requireLine("--rollback-plan", text));
        canary.ifPresent(text -> requireLine("--canary", text));
        flag.ifPresent(text -> requireLine("--flag", text));
        policyDiff.ifPresent(text -> requireLine("--policy-diff", text));
        return new ChangeDeclaration(declared.map(ChangeClass::parse), surfaces, rollbackPlan, canary, flag,
                policyDiff);
    }

    private static void requireLine(String option, String text) {
        if (text.length() > LONGEST || !Sanitiser.line(text).equals(text)) {
            throw new UsageError(
                    option + " is not one printable line of at most " + LONGEST + " characters",
                    "Name where more is written.");
        }
    }
}
