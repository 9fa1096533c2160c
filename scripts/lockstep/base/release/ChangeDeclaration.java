package lockstep.base.release;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * What is declared of a change before it is promoted. Any part may be missing; {@code ChangeAssessment} says which
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

    /** The rollback plan where none is given. */
    public static final String USUAL_PLAN = "rollback-release to the last known good commit";

    private static final int LONGEST = 500;
    private static final int MOST_SURFACES = 20;
    private static final String FLAG = "flag: ";
    private static final String CANARY = "canary: ";

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
     * @throws lockstep.base.error.UsageError for a class that is none, or text that does not fit on a line
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

    /** Class A, as most changes are. */
    public static ChangeDeclaration classA(String rollbackPlan) {
        return recorded(ChangeClass.A, Optional.empty(), Optional.empty(), rollbackPlan);
    }

    /** From where {@link #canaryOrFlag} was kept as one text. */
    public static ChangeDeclaration recorded(
            ChangeClass declared, Optional<String> canaryOrFlag, Optional<String> policyDiff, String rollbackPlan) {
        return new ChangeDeclaration(
                Optional.of(declared), List.of(), Optional.of(rollbackPlan),
                canaryOrFlag.filter(text -> !text.startsWith(FLAG)).map(text -> without(CANARY, text)),
                canaryOrFlag.filter(text -> text.startsWith(FLAG)).map(text -> without(FLAG, text)), policyDiff);
    }

    private static String without(String beginning, String text) {
        return text.startsWith(beginning) ? text.substring(beginning.length()) : text;
    }

    /** Where no surfaces are declared, they are what is touched: the names at the repository's top. */
    public ChangeDeclaration orSurfacesOf(Collection<String> changedPaths) {
        if (!surfaces.isEmpty()) {
            return this;
        }
        List<String> touched = changedPaths.stream()
                .map(path -> Sanitiser.line(path.split("/", 2)[0], 80))
                .distinct()
                .sorted()
                .limit(MOST_SURFACES)
                .toList();
        return new ChangeDeclaration(
                declared, touched.isEmpty() ? List.of("no file") : touched, rollbackPlan, canary, flag, policyDiff);
    }

    /** The class, of a declaration that has one. */
    public ChangeClass changeClass() {
        return declared.orElseThrow();
    }

    /** Behind what a change of class B goes out, in one text. */
    public Optional<String> canaryOrFlag() {
        return canary.map(CANARY::concat).or(() -> flag.map(FLAG::concat));
    }

    private static void requireLine(String option, String text) {
        if (text.length() > LONGEST || !Sanitiser.line(text).equals(text)) {
            throw new UsageError(
                    option + " is not one printable line of at most " + LONGEST + " characters",
                    "Name where more is written.");
        }
    }
}
