package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.PolicyRule;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.policy.change.PathRules;
import lockstep.policy.promotion.Accepted;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.PromotionDecision.Allowed;
import lockstep.policy.promotion.PromotionDecision.Refused;
import lockstep.policy.promotion.PromotionJudge;
import lockstep.policy.promotion.PromotionPolicy;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.TakenBack;
import lockstep.record.history.GateRunFacts;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.record.log.Entries;

class PromotionJudgeTest {

    private Facts facts = new Facts();

    /** jqwik keeps one instance for all tries of a property. */
    @BeforeTry
    void a_good_day() {
        facts = new Facts();
    }

    @Test
    void a_good_day_is_allowed_and_rests_on_its_staging_run() {
        Allowed allowed = (Allowed) decide();
        assertThat(allowed.runs()).containsExactly(Facts.run());
        assertThat(allowed.accepted()).isEmpty();
        assertThat(allowed.change().note()).isEmpty();
    }

    @Test
    void a_policy_that_requires_no_gate_allows_nothing() {
        PromotionPolicy usual = Facts.policy();
        PromotionPolicy none = new PromotionPolicy(
                usual.gateMaxAge(), usual.requireRevision(), false, List.of(), usual.changeRules());
        assertThat(((Refused) PromotionJudge.decide(facts.facts(), none)).reasons())
                .extracting(Reason::rule).containsExactly(PolicyRule.REQUIRED_GATES);
    }

    @ParameterizedTest
    @EnumSource
    void each_thing_that_is_wrong_alone_is_refused_for_that_reason_alone(Breakage wrong) {
        wrong.change.accept(facts);
        assertThat(rules()).containsExactly(wrong.rule);
    }

    @ParameterizedTest
    @EnumSource
    void each_reason_says_what_to_do_and_links_to_its_rule(Breakage wrong) {
        wrong.change.accept(facts);
        Reason reason = ((Refused) decide()).reasons().getFirst();
        assertThat(reason.words()).isNotBlank();
        assertThat(reason.remedy()).endsWith(".");
        assertThat(reason.line()).startsWith(wrong.rule.id() + ": ").endsWith(" [docs/policy.md#" + wrong.rule.id() + "]");
    }

    @Property
    void all_reasons_come_at_once(@ForAll Set<Breakage> some) {
        List<Breakage> wrong = new ArrayList<>();
        some.stream().sorted().filter(one -> wrong.stream().allMatch(one::goesWith)).forEach(wrong::add);
        wrong.forEach(one -> one.change.accept(facts));
        Set<PolicyRule> broken = wrong.stream().map(one -> one.rule).collect(Collectors.toSet());
        assertThat(rules()).containsExactlyInAnyOrderElementsOf(broken);
    }

    @Property
    void no_wrong_thing_makes_up_for_another(@ForAll Set<Breakage> some) {
        // Neither a release branch nor a word of it in the log: that is a first promotion, and right.
        Assume.that(!some.containsAll(Set.of(Breakage.NOT_ADOPTED, Breakage.DELETED_BY_AN_OUTSIDER)));
        some.forEach(one -> one.change.accept(facts));
        assertThat(decide() instanceof Allowed).isEqualTo(some.isEmpty());
    }

    @Test
    void a_run_exactly_as_old_as_allowed_counts() {
        facts.run(run -> Facts.started(run, Facts.NOW.minus(Duration.ofHours(24))));
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void the_newest_good_run_is_what_it_rests_on() {
        GateRunFacts newer = Facts.started(Facts.run(), Facts.NOW.minusSeconds(5));
        facts.runs = List.of(Facts.run(), newer, Facts.of(newer, Facts.OTHER));
        assertThat(((Allowed) decide()).runs()).containsExactly(newer);
    }

    @Test
    void an_earlier_failure_is_made_up_for_by_a_later_pass() {
        GateRunFacts failed =
                Facts.ended(Facts.started(Facts.run(), Facts.NOW.minus(Duration.ofHours(2))), Verdict.FAIL);
        facts.runs = List.of(failed, Facts.run());
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void a_later_run_that_failed_only_on_the_way_to_the_service_does_not_block() {
        facts.runs = List.of(Facts.run(), Facts.failedOnTheWay(Facts.started(Facts.run(), Facts.NOW)));
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void a_later_run_that_was_inconclusive_does_not_block() {
        facts.runs = List.of(
                Facts.run(), Facts.ended(Facts.started(Facts.run(), Facts.NOW), Verdict.INCONCLUSIVE));
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void a_later_run_that_failed_because_of_the_service_blocks() {
        facts.runs = List.of(Facts.run(), Facts.ended(Facts.started(Facts.run(), Facts.NOW), Verdict.FAIL));
        assertThat(rules()).containsExactly(PolicyRule.NO_LATER_FAILURE);
    }

    private static Instant hoursAgo(int hours) {
        return Facts.NOW.minus(Duration.ofHours(hours));
    }

    @Test
    void a_result_that_a_run_reuses_is_as_old_as_where_it_was_seen() {
        facts.runs = List.of(Facts.reusing(Facts.run(), "drill_h", hoursAgo(24)));
        assertThat(decide()).isInstanceOf(Allowed.class);
        facts.runs = List.of(Facts.reusing(Facts.run(), "drill_h", hoursAgo(25)));
        assertThat(rules()).containsExactly(PolicyRule.RUN_FRESH);
    }

    @Test
    void a_gate_that_failed_after_the_result_that_a_run_reuses_blocks() {
        GateRunFacts resting = Facts.reusing(Facts.run(), "drill_h", hoursAgo(3));
        facts.runs = List.of(resting, Facts.failedBy(Facts.started(Facts.run(), hoursAgo(2)), "drill_h"));
        assertThat(rules()).containsExactly(PolicyRule.NO_LATER_FAILURE);
        facts.runs = List.of(resting, Facts.failedBy(Facts.started(Facts.run(), hoursAgo(2)), "drill_g"));
        assertThat(decide()).as("another gate").isInstanceOf(Allowed.class);
        facts.runs = List.of(resting, Facts.failedBy(Facts.started(Facts.run(), hoursAgo(4)), "drill_h"));
        assertThat(decide()).as("before").isInstanceOf(Allowed.class);
    }

    @Test
    void a_result_from_before_a_rollback_of_the_commit_is_not_reused() {
        facts.takenBack = Optional.of(new TakenBack(Entries.id("20260122-0930-rb1"), hoursAgo(2)));
        facts.runs = List.of(Facts.reusing(Facts.run(), "drill_h", hoursAgo(1)));
        assertThat(decide()).isInstanceOf(Allowed.class);
        facts.runs = List.of(Facts.reusing(Facts.run(), "drill_h", hoursAgo(2)));
        assertThat(rules()).containsExactly(PolicyRule.NO_LATER_FAILURE);
    }

    @Test
    void a_later_run_that_met_another_commit_says_nothing_about_this_one() {
        GateRunFacts met = Facts.unverified(Facts.ended(Facts.started(Facts.run(), Facts.NOW), Verdict.FAIL));
        facts.runs = List.of(Facts.run(), met);
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void a_refusal_is_explained_by_the_run_of_this_commit_however_bad() {
        GateRunFacts bad = Facts.unverified(Facts.ended(Facts.run(), Verdict.FAIL));
        facts.runs = List.of(bad, Facts.of(Facts.run(), Facts.OTHER));
        assertThat(rules()).containsExactly(PolicyRule.RUN_PASSED, PolicyRule.REVISION_VERIFIED);
    }

    @Test
    void an_unverified_revision_can_be_accepted_and_the_decision_says_so() {
        facts.run(Facts::unverified);
        facts.production = new ProductionSeen.Unknown("nothing is configured");
        facts.unverified = Optional.of(Facts.ACCEPTED);
        assertThat(((Allowed) decide()).accepted())
                .extracting(Accepted::acceptance).containsExactly(Facts.ACCEPTED, Facts.ACCEPTED);
        assertThat(((Allowed) decide()).accepted()).extracting(accepted -> accepted.reason().rule())
                .containsExactly(PolicyRule.REVISION_VERIFIED, PolicyRule.PRODUCTION_VERIFIED);
    }

    @Test
    void a_run_by_another_configuration_can_be_accepted_by_its_name() {
        Breakage.BY_ANOTHER_CONFIGURATION.change.accept(facts);
        facts.configAccepted = Map.of("policy", Facts.ACCEPTED);
        assertThat(decide()).isInstanceOf(Refused.class);
        facts.configAccepted = Map.of("run-configuration", Facts.ACCEPTED);
        assertThat(((Allowed) decide()).accepted()).extracting(accepted -> accepted.reason().rule())
                .containsExactly(PolicyRule.RUN_CONFIGURATION);
    }

    @Test
    void drift_can_be_accepted_and_an_accepted_revision_does_not_cover_it() {
        facts.production = new ProductionSeen.Drifted("abc1234");
        facts.unverified = Optional.of(Facts.ACCEPTED);
        assertThat(rules()).containsExactly(PolicyRule.NO_DRIFT);
        facts.drift = Optional.of(Facts.ACCEPTED);
        assertThat(((Allowed) decide()).accepted()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"UNVERIFIED", "FEW_DIGITS", "DRIFTED", "UNREADABLE"})
    void nothing_else_can_be_accepted(Breakage wrong) {
        wrong.change.accept(facts);
        facts.unverified = Optional.of(Facts.ACCEPTED);
        facts.drift = Optional.of(Facts.ACCEPTED);
        assertThat(rules()).containsExactly(wrong.rule);
    }

    @Test
    void where_no_revision_is_required_none_is_missed() {
        facts.run(Facts::unverified);
        facts.production = new ProductionSeen.Unknown("nothing is configured");
        PromotionPolicy lax = new PromotionPolicy(
                Duration.ofHours(1), false, false, Facts.policy().requiredGates(), PathRules.none());
        assertThat(PromotionJudge.decide(facts.facts(), lax)).isInstanceOf(Allowed.class);
    }

    @Test
    void a_first_promotion_needs_no_release_branch_and_no_production() {
        facts.release = Optional.empty();
        facts.logged = Optional.empty();
        facts.production = new ProductionSeen.Unknown("no answer");
        assertThat(decide()).isInstanceOf(Allowed.class);
    }

    @Test
    void class_b_with_a_canary_and_a_policy_diff_is_allowed() {
        facts.changed = List.of("docs/a.md", "waf/limits.py");
        facts.declaration = ChangeDeclaration.recorded(
                ChangeClass.B, Optional.of("canary: 10 %"), Optional.of("docs/limits.md"), "go back");
        assertThat(((Allowed) decide()).change().note()).isEqualTo(
                "class B on docs, waf, canary: 10 %, policy diff: docs/limits.md, by its paths: waf/limits.py "
                        + "(waf/**)");
    }

    @Test
    void a_class_below_what_the_paths_demand_is_refused_with_all_that_class_b_needs() {
        facts.changed = List.of("waf/limits.py");
        assertThat(((Refused) decide()).reasons()).extracting(Reason::words).containsExactly(
                "the change touches paths of class B, above the declared A: waf/limits.py (waf/**)",
                "class B needs a canary or a flag", "class B needs its policy diff");
    }

    @Test
    void surfaces_that_nobody_named_are_those_that_the_change_touches() {
        facts.changed = List.of("waf/a", "docs/b", "waf/c", "top\u001b[2J");
        assertThat(((Allowed) change(ChangeClass.B)).change().declaration().surfaces())
                .containsExactly("docs", "top\\x1b[2J", "waf");
    }

    private PromotionDecision change(ChangeClass declared) {
        facts.declaration = ChangeDeclaration.recorded(
                declared, Optional.of("flag: WAF_V2"), Optional.of("docs/limits.md"), "go back");
        return decide();
    }

    @Test
    void hostile_words_are_shown_harmless() {
        facts.run(run -> Facts.at(run, "http://x\u001b[2J\u202e"));
        Reason reason = ((Refused) decide()).reasons().getFirst();
        assertThat(reason.line()).contains("\\x1b[2J\\u202e").isEqualTo(Sanitiser.line(reason.line()));
    }

    private PromotionDecision decide() {
        return PromotionJudge.decide(facts.facts(), Facts.policy());
    }

    private List<PolicyRule> rules() {
        return switch (decide()) {
            case Allowed allowed -> List.of();
            case Refused(List<Reason> reasons) -> reasons.stream().map(Reason::rule).toList();
        };
    }
}
