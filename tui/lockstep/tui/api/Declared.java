package lockstep.tui.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;

/**
 * What the operator declares about the change, and answers for by name.
 *
 * @param canary of a class B change: behind which canary it goes out
 * @param flag of a class B change: behind which flag it goes out
 * @param policyDiff of a class B change: where the difference of policy or limits can be read
 * @param unverified why it is safe that a revision cannot be verified; empty where it is to be
 * @param drift why it is safe that production runs something else than its branch; empty where it may not
 */
public record Declared(
        ChangeClass changeClass,
        Optional<String> canary,
        Optional<String> flag,
        Optional<String> policyDiff,
        String rollbackPlan,
        Optional<String> unverified,
        Optional<String> drift) {

    /** As the commands take it where none is given. */
    public static final String USUAL_PLAN = "rollback-release to the last known good commit";

    public static Declared of(ChangeClass changeClass) {
        return new Declared(
                changeClass, Optional.empty(), Optional.empty(), Optional.empty(), USUAL_PLAN, Optional.empty(),
                Optional.empty());
    }

    public Declared as(ChangeClass other) {
        return new Declared(other, canary, flag, policyDiff, rollbackPlan, unverified, drift);
    }

    /** With one of its texts changed, by the name that the command line of the UI has for it; without, if blank. */
    public Declared with(String what, String words) {
        Optional<String> text = words.isBlank() ? Optional.empty() : Optional.of(words);
        return switch (what) {
            case "canary" -> new Declared(changeClass, text, flag, policyDiff, rollbackPlan, unverified, drift);
            case "flag" -> new Declared(changeClass, canary, text, policyDiff, rollbackPlan, unverified, drift);
            case "diff" -> new Declared(changeClass, canary, flag, text, rollbackPlan, unverified, drift);
            case "plan" ->
                new Declared(changeClass, canary, flag, policyDiff, text.orElse(USUAL_PLAN), unverified, drift);
            case "accept-unverified" ->
                new Declared(changeClass, canary, flag, policyDiff, rollbackPlan, text, drift);
            case "accept-drift" ->
                new Declared(changeClass, canary, flag, policyDiff, rollbackPlan, unverified, text);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** Behind what a class B change goes out, in the words of the record. */
    public Optional<String> canaryOrFlag() {
        return canary.map(text -> "canary: " + text).or(() -> flag.map(name -> "flag: " + name));
    }

    /** The same, for {@code promote-release}. */
    public List<String> options() {
        List<String> options = new ArrayList<>(List.of("--class", changeClass.name()));
        canary.ifPresent(text -> options.addAll(List.of("--canary", text)));
        flag.ifPresent(name -> options.addAll(List.of("--flag", name)));
        policyDiff.ifPresent(where -> options.addAll(List.of("--policy-diff", where)));
        if (!rollbackPlan.equals(USUAL_PLAN)) {
            options.addAll(List.of("--rollback-plan", rollbackPlan));
        }
        unverified.ifPresent(reason -> options.addAll(List.of("--accept-unverified", reason)));
        drift.ifPresent(reason -> options.addAll(List.of("--accept-drift", reason)));
        return options;
    }
}
