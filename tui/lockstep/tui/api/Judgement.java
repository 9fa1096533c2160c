package lockstep.tui.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Whether a candidate may be promoted, rule by rule.
 *
 * @param until when time alone may have changed it; empty where that cannot be
 */
public record Judgement(Sha candidate, Instant when, List<RuleCheck> rules, Optional<Instant> until) {

    /** Of what no time changes. */
    public Judgement(Sha candidate, Instant when, List<RuleCheck> rules) {
        this(candidate, when, rules, Optional.empty());
    }

    /** Whether it still says what is so, as far as the clock tells. */
    public boolean isOf(Instant now) {
        return !now.plusSeconds(5).isBefore(when) && until.map(now::isBefore).orElse(true);
    }

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
