package lockstep.tui.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;

/**
 * What the operator declares about the change, and answers for by name.
 *
 * @param unverified why it is safe that a revision cannot be verified; empty where it is to be
 * @param drift why it is safe that production runs something else than its branch; empty where it may not
 */
public record Declared(ChangeDeclaration change, Optional<String> unverified, Optional<String> drift) {

    public static Declared of(ChangeClass changeClass) {
        return new Declared(declaration(changeClass, Optional.empty(), Optional.empty(), Optional.empty(),
                ChangeDeclaration.USUAL_PLAN), Optional.empty(), Optional.empty());
    }

    public Declared as(ChangeClass other) {
        return declaring(other, change.canary(), change.flag(), change.policyDiff(), rollbackPlan());
    }

    /** With one of its texts changed, by the name that the command line of the UI has for it; without, if blank. */
    public Declared with(String what, String words) {
        Optional<String> text = words.isBlank() ? Optional.empty() : Optional.of(words);
        return switch (what) {
            case "canary" -> declaring(changeClass(), text, change.flag(), change.policyDiff(), rollbackPlan());
            case "flag" -> declaring(changeClass(), change.canary(), text, change.policyDiff(), rollbackPlan());
            case "diff" -> declaring(changeClass(), change.canary(), change.flag(), text, rollbackPlan());
            case "plan" -> declaring(changeClass(), change.canary(), change.flag(), change.policyDiff(),
                    text.orElse(ChangeDeclaration.USUAL_PLAN));
            case "accept-unverified" -> new Declared(change, text, drift);
            case "accept-drift" -> new Declared(change, unverified, text);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private Declared declaring(ChangeClass changeClass, Optional<String> canary, Optional<String> flag,
            Optional<String> policyDiff, String plan) {
        return new Declared(declaration(changeClass, canary, flag, policyDiff, plan), unverified, drift);
    }

    private static ChangeDeclaration declaration(ChangeClass changeClass, Optional<String> canary,
            Optional<String> flag, Optional<String> policyDiff, String plan) {
        return new ChangeDeclaration(Optional.of(changeClass), List.of(), Optional.of(plan), canary, flag, policyDiff);
    }

    public ChangeClass changeClass() {
        return change.changeClass();
    }

    public String rollbackPlan() {
        return change.rollbackPlan().orElse(ChangeDeclaration.USUAL_PLAN);
    }

    /** The same, for {@code promote-release}. */
    public List<String> options() {
        List<String> options = new ArrayList<>(List.of("--class", changeClass().name()));
        change.canary().ifPresent(text -> options.addAll(List.of("--canary", text)));
        change.flag().ifPresent(name -> options.addAll(List.of("--flag", name)));
        change.policyDiff().ifPresent(where -> options.addAll(List.of("--policy-diff", where)));
        if (!rollbackPlan().equals(ChangeDeclaration.USUAL_PLAN)) {
            options.addAll(List.of("--rollback-plan", rollbackPlan()));
        }
        unverified.ifPresent(reason -> options.addAll(List.of("--accept-unverified", reason)));
        drift.ifPresent(reason -> options.addAll(List.of("--accept-drift", reason)));
        return options;
    }
}
