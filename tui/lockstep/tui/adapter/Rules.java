package lockstep.tui.adapter;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.PolicyRule;
import lockstep.policy.promotion.Accepted;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Assessment;
import lockstep.tui.api.RuleCheck;

/** A decision as a list of the rules that were judged, each with its tick. */
final class Rules {

    private static final Set<PolicyRule> OF_CLASS_B = EnumSet.of(PolicyRule.CLASS_B_CANARY, PolicyRule.CLASS_B_DIFF);
    /** Of these nothing is judged unless the pipeline demands it. */
    private static final Set<PolicyRule.Turn> OF_A_PIPELINE =
            EnumSet.of(PolicyRule.Turn.EVIDENCE, PolicyRule.Turn.LAST);

    private final List<Reason> reasons;
    private final List<Accepted> accepted;
    private final Set<PolicyRule> asked;
    private final ChangeClass declared;

    private Rules(PromotionDecision decision, List<Assessment> requirements, ChangeClass declared) {
        this.reasons = decision instanceof PromotionDecision.Refused refused ? refused.reasons() : List.of();
        this.accepted = decision instanceof PromotionDecision.Allowed allowed ? allowed.accepted() : List.of();
        this.asked = requirements.stream().map(one -> PolicyRule.of(one.rule())).collect(Collectors.toSet());
        this.declared = declared;
    }

    /** @param requirements what each requirement of the pipeline says; none without a pipeline */
    static List<RuleCheck> of(PromotionDecision decision, List<Assessment> requirements, ChangeClass declared) {
        Rules rules = new Rules(decision, requirements, declared);
        return Stream.of(PolicyRule.values()).filter(rules::isJudged).map(rules::check).toList();
    }

    private boolean isJudged(PolicyRule rule) {
        return isBroken(rule) || accepted.stream().anyMatch(one -> one.reason().rule() == rule)
                || rule.turn() != PolicyRule.Turn.ROLLBACK
                && (declared == ChangeClass.B || !OF_CLASS_B.contains(rule))
                && (rule.turn() != PolicyRule.Turn.STAGING || !isBroken(PolicyRule.STAGING_TESTED))
                && (!OF_A_PIPELINE.contains(rule.turn()) || asked.contains(rule));
    }

    private boolean isBroken(PolicyRule rule) {
        return reasons.stream().anyMatch(reason -> reason.rule() == rule);
    }

    private RuleCheck check(PolicyRule rule) {
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
