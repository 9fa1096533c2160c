package lockstep.tui.api;

import java.time.Instant;
import java.util.List;
import lockstep.base.release.Sha;

/** Whether a candidate may be promoted, rule by rule. */
public record Judgement(Sha candidate, Instant when, List<RuleCheck> rules) {

    public Judgement {
        rules = List.copyOf(rules);
    }

    public boolean allowed() {
        return !rules.isEmpty() && rules.stream().allMatch(RuleCheck::holds);
    }

    public long broken() {
        return rules.stream().filter(rule -> !rule.holds()).count();
    }
}
