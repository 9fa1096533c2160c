package lockstep.base.release;

/** Where the release policy explains a rule: {@code docs/policy.md#on-main}. */
public record PolicyLink(String rule) {

    @Override
    public String toString() {
        return "docs/policy.md#" + rule;
    }
}
