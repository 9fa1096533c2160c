package lockstep.policy.promotion;

import lockstep.base.text.Sanitiser;

/** Why something is refused: the rule, what breaks it, and what to do. Both texts are sanitised lines. */
public record Reason(PolicyRule rule, String words, String remedy) {

    public Reason {
        words = Sanitiser.line(words);
        remedy = Sanitiser.line(remedy);
    }

    /** On one line, with where the rule comes from. */
    public String line() {
        return rule.id() + ": " + words + " [" + rule.source() + "]";
    }
}
