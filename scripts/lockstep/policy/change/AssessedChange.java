package lockstep.policy.change;

import java.util.Collection;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;

/**
 * What was declared of a change, and what was decided on it.
 *
 * @param changedPaths how many paths it changes
 */
public record AssessedChange(ChangeDeclaration declaration, int changedPaths, ChangeDecision decision) {

    public static AssessedChange of(ChangeDeclaration declaration, Collection<String> changedPaths, PathRules rules) {
        return new AssessedChange(
                declaration, changedPaths.size(), ChangeAssessment.decide(declaration, changedPaths, rules));
    }

    /** What the log should say of it beside its class; nothing of class A. */
    public String note() {
        if (declaration.declared().filter(ChangeClass.B::equals).isEmpty()) {
            return "";
        }
        String paths = ChangeAssessment.named(decision.matches(), ChangeClass.B);
        return "class B on " + String.join(", ", declaration.surfaces())
                + declaration.canaryOrFlag().map(text -> ", " + text).orElse("")
                + declaration.policyDiff().map(text -> ", policy diff: " + text).orElse("")
                + (paths.isEmpty() ? "" : ", by its paths: " + paths);
    }
}
