package lockstep.tui.adapter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.PolicyRule;
import lockstep.policy.promotion.Accepted;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.Reason;
import lockstep.tui.api.RuleCheck;

/** A decision as a list of rules, each with its tick. */
final class Rules {

    private static final Set<PolicyRule> OF_A_ROLLBACK = EnumSet.of(
            PolicyRule.KNOWN_GOOD, PolicyRule.DIFFERENT_SHA, PolicyRule.ONE_STEP_BACK, PolicyRule.APPROVED,
            PolicyRule.TRIGGER_NAMED);
    private static final Set<PolicyRule> OF_CLASS_B = EnumSet.of(PolicyRule.CLASS_B_CANARY, PolicyRule.CLASS_B_DIFF);
    /** Nothing can be said of these without a staging run. */
    private static final Set<PolicyRule> OF_A_RUN = EnumSet.of(
            PolicyRule.SAME_SHA, PolicyRule.STAGING_BASE, PolicyRule.RUN_PASSED, PolicyRule.NO_LATER_FAILURE,
            PolicyRule.RUN_FRESH, PolicyRule.RUN_IN_THE_PAST, PolicyRule.RUN_SIGNED, PolicyRule.REVISION_VERIFIED,
            PolicyRule.REQUIRED_GATES);

    private Rules() {}

    static List<RuleCheck> of(PromotionDecision decision, ChangeClass declared) {
        List<Reason> reasons = switch (decision) {
            case PromotionDecision.Allowed allowed -> List.of();
            case PromotionDecision.Refused refused -> refused.reasons();
        };
        List<Accepted> accepted = switch (decision) {
            case PromotionDecision.Allowed allowed -> allowed.accepted();
            case PromotionDecision.Refused refused -> List.of();
        };
        boolean untested = reasons.stream().anyMatch(reason -> reason.rule() == PolicyRule.STAGING_TESTED);
        List<RuleCheck> checks = new ArrayList<>();
        for (PolicyRule rule : PolicyRule.values()) {
            boolean applies = !OF_A_ROLLBACK.contains(rule)
                    && (declared == ChangeClass.B || !OF_CLASS_B.contains(rule))
                    && !(untested && OF_A_RUN.contains(rule));
            if (applies) {
                checks.add(check(rule, reasons, accepted));
            }
        }
        return checks;
    }

    private static RuleCheck check(PolicyRule rule, List<Reason> reasons, List<Accepted> accepted) {
        Optional<Reason> broken = reasons.stream().filter(reason -> reason.rule() == rule).findFirst();
        if (broken.isPresent()) {
            return new RuleCheck(
                    rule.id(), false, broken.get().words(), broken.get().remedy(), rule.link().toString());
        }
        String words = accepted.stream()
                .filter(one -> one.reason().rule() == rule)
                .map(one -> "accepted by " + one.acceptance().by() + ": " + one.acceptance().reason())
                .findFirst()
                .orElse("holds");
        return new RuleCheck(rule.id(), true, words, "", rule.link().toString());
    }
}
