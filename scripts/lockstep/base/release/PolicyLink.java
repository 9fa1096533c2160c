package lockstep.base.release;

import lockstep.base.error.Ground;

/** Where the release policy explains a rule: {@code docs/policy.md#on-main}. */
public record PolicyLink(String rule) {

    @Override
    public String toString() {
        return "docs/policy.md#" + rule;
    }

    /** What breaks the rule, and what to do. */
    public Ground ground(String words, String remedy) {
        return new Ground(rule, words, remedy, toString());
    }
}
