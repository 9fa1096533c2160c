package lockstep.tui.desk;

import java.util.Optional;
import lockstep.release.ChangeClass;

/**
 * What the operator declares about the change, and answers for by name.
 *
 * @param canaryOrFlag of a class B change: behind what it goes out
 * @param policyDiff of a class B change: where the difference of policy or limits can be read
 * @param unverified why it is safe that a revision cannot be verified; empty where it is to be
 * @param drift why it is safe that production runs something else than its branch; empty where it may not
 */
public record Declared(
        ChangeClass changeClass,
        Optional<String> canaryOrFlag,
        Optional<String> policyDiff,
        String rollbackPlan,
        Optional<String> unverified,
        Optional<String> drift) {

    public static Declared of(ChangeClass changeClass, String rollbackPlan) {
        return new Declared(
                changeClass, Optional.empty(), Optional.empty(), rollbackPlan, Optional.empty(), Optional.empty());
    }

    public Declared as(ChangeClass other) {
        return new Declared(other, canaryOrFlag, policyDiff, rollbackPlan, unverified, drift);
    }

    /** With one of its texts changed, by the name that the command line of the UI has for it. */
    public Declared with(String what, String words) {
        Optional<String> text = words.isBlank() ? Optional.empty() : Optional.of(words);
        return switch (what) {
            case "canary" -> new Declared(changeClass, text, policyDiff, rollbackPlan, unverified, drift);
            case "diff" -> new Declared(changeClass, canaryOrFlag, text, rollbackPlan, unverified, drift);
            case "plan" -> new Declared(changeClass, canaryOrFlag, policyDiff, words, unverified, drift);
            case "accept-unverified" -> new Declared(changeClass, canaryOrFlag, policyDiff, rollbackPlan, text, drift);
            case "accept-drift" -> new Declared(changeClass, canaryOrFlag, policyDiff, rollbackPlan, unverified, text);
            default -> throw new IllegalArgumentException(what);
        };
    }
}
