package lockstep.policy.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.text.Sanitiser;

/** Decides on a declaration, with every reason against it at once. Pure. */
public final class ChangeAssessment {

    private static final int MOST_NAMED = 5;

    private ChangeAssessment() {}

    public static ChangeDecision decide(
            ChangeDeclaration declaration, Collection<String> changedPaths, PathRules rules) {
        List<PathMatch> matches = rules.matches(changedPaths);
        ChangeClass demanded = rules.demandedBy(changedPaths);
        List<ChangeFault> faults = new ArrayList<>();
        judgeClass(declaration, demanded, matches, faults);
        judgeParts(declaration, demanded, faults);
        return faults.isEmpty()
                ? new ChangeDecision.Allowed(declaration.declared().orElseThrow(), matches)
                : new ChangeDecision.Refused(faults, matches);
    }

    private static void judgeClass(
            ChangeDeclaration declaration, ChangeClass demanded, List<PathMatch> matches, List<ChangeFault> faults) {
        if (declaration.declared().isEmpty()) {
            faults.add(new ChangeFault(ChangeRule.CLASS_DECLARED, "no class is declared"));
        }
        ChangeClass declared = declaration.declared().orElse(ChangeClass.A);
        if (declared == ChangeClass.C) {
            faults.add(new ChangeFault(ChangeRule.NOT_CLASS_C, "class C is forbidden: " + ChangeClass.C.meaning()));
        }
        if (demanded == ChangeClass.C) {
            faults.add(new ChangeFault(ChangeRule.NOT_CLASS_C,
                    "the change touches paths of class C, which is forbidden: " + named(matches, demanded)));
        } else if (demanded.compareTo(declared) > 0) {
            faults.add(new ChangeFault(ChangeRule.CLASS_BY_PATHS,
                    "the change touches paths of class " + demanded + ", above the "
                            + (declaration.declared().isPresent() ? "declared " + declared : "undeclared") + ": "
                            + named(matches, demanded)));
        }
    }

    /** "All changes declare class, impacted surfaces, evidence, and rollback plan"; "Canary: required for Class B". */
    private static void judgeParts(ChangeDeclaration declaration, ChangeClass demanded, List<ChangeFault> faults) {
        if (declaration.surfaces().isEmpty()) {
            faults.add(new ChangeFault(ChangeRule.SURFACES, "no impacted surfaces are declared"));
        }
        if (declaration.rollbackPlan().isEmpty()) {
            faults.add(new ChangeFault(ChangeRule.ROLLBACK_PLAN, "no rollback plan is declared"));
        }
        boolean isB = declaration.declared().filter(ChangeClass.B::equals).isPresent() || demanded == ChangeClass.B;
        if (isB && declaration.canary().isEmpty() && declaration.flag().isEmpty()) {
            faults.add(new ChangeFault(ChangeRule.CANARY_OR_FLAG, "class B needs a canary or a flag"));
        }
        if (isB && declaration.policyDiff().isEmpty()) {
            faults.add(new ChangeFault(ChangeRule.POLICY_DIFF, "class B needs its policy diff"));
        }
    }

    /** The paths that demand the class, with the pattern that does; the first few of them. */
    static String named(List<PathMatch> matches, ChangeClass demanded) {
        List<String> paths = matches.stream()
                .filter(match -> match.demanded() == demanded)
                .map(match -> Sanitiser.line(match.path(), 120) + " (" + match.rule() + ")")
                .toList();
        int more = paths.size() - MOST_NAMED;
        return String.join(", ", paths.subList(0, Math.min(MOST_NAMED, paths.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
