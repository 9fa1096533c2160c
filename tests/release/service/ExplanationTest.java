package tests.release.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.Reason;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.NotFrozen;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.release.service.Explanation;
import lockstep.release.service.Lasting;
import lockstep.release.version.NamedCommit;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Instant SOAKED = Instant.parse("2026-01-22T14:05:00Z");

    private static Explanation approvedUntil(Instant end, FreezeWindow... freeze) {
        NamedCommit named = new NamedCommit(new Sha("1".repeat(40)), Optional.empty(), Optional.empty());
        Assessment soak = new Assessment("soak", Verdict.INCONCLUSIVE, "not yet", "Wait.", Optional.of(SOAKED));
        ApprovalStanding standing = new ApprovalStanding(Action.PROMOTE, "RELEASE_APPROVER", 1, List.of(),
                List.of(new ApprovalStanding.Given("a", "olga@example.org", true, end)), List.of());
        PromotionDecision decision =
                new PromotionDecision.Refused(List.of(new Reason(PolicyRule.SOAK, "not yet", "Wait.")));
        return new Explanation(named, Optional.empty(), decision, List.of(soak),
                List.of(standing), List.of(), new NotFrozen(List.of(freeze)), new Lasting(Optional.empty(), Duration.ZERO, Optional.empty()));
    }

    private static Explanation frozen(Lasting lasting) {
        NamedCommit named = new NamedCommit(new Sha("1".repeat(40)), Optional.empty(), Optional.empty());
        FreezeWindow sale = new FreezeWindow(SOAKED.minusSeconds(60), SOAKED, "the sale");
        Assessment freeze = new Assessment("freeze", Verdict.FAIL, "frozen", "Wait.", Optional.of(SOAKED));
        PromotionDecision decision =
                new PromotionDecision.Refused(List.of(new Reason(PolicyRule.FREEZE, "frozen", "Wait.")));
        return new Explanation(named, Optional.empty(), decision,
                List.of(freeze), List.of(), List.of(), new NotFrozen(List.of(sale)), lasting);
    }

    @Test
    void where_the_run_is_too_old_at_the_end_of_a_freeze_one_more_is_missing_and_may_not_begin_too_early() {
        Duration day = Duration.ofHours(24);
        Explanation old = frozen(new Lasting(Optional.of(SOAKED.minus(day).minusSeconds(1)), day, Optional.empty()));
        assertThat(old.promotableAt()).contains(SOAKED);
        assertThat(old.needsOneMoreRun()).isTrue();
        assertThat(old.runFrom()).contains(SOAKED.minus(day));
        Explanation fresh = frozen(new Lasting(Optional.of(SOAKED.minus(day)), day, Optional.of(SOAKED)));
        assertThat(fresh.promotableAt()).contains(SOAKED);
        assertThat(fresh.needsOneMoreRun()).isFalse();
        assertThat(fresh.runFrom()).isEmpty();
    }

    @Test
    void a_soak_that_failed_is_not_ended_by_one_more_run() {
        Assessment soak = new Assessment("soak", Verdict.FAIL, "a run failed", "Begin anew.", Optional.empty());
        Explanation failed = new Explanation(
                new NamedCommit(new Sha("1".repeat(40)), Optional.empty(), Optional.empty()), Optional.empty(),
                new PromotionDecision.Refused(List.of(new Reason(PolicyRule.SOAK, "a run failed", "Begin anew."))),
                List.of(soak), List.of(), List.of(), new NotFrozen(List.of()),
                new Lasting(Optional.empty(), Duration.ZERO, Optional.empty()));
        assertThat(failed.needsOneMoreRun()).isFalse();
        assertThat(approvedUntil(SOAKED.plusSeconds(1)).needsOneMoreRun()).isTrue();
    }

    @Test
    void a_canary_whose_pass_ends_before_the_time_is_more_than_time() {
        assertThat(frozen(new Lasting(Optional.empty(), Duration.ZERO, Optional.of(SOAKED.minusSeconds(1)))).promotableAt()).isEmpty();
    }

    @Test
    void a_freeze_that_begins_before_the_time_moves_it() {
        FreezeWindow freeze = new FreezeWindow(SOAKED.minusSeconds(60), SOAKED.plusSeconds(3600), "the sale");

        assertThat(approvedUntil(SOAKED.plusSeconds(7200), freeze).promotableAt()).contains(freeze.to());
        assertThat(approvedUntil(SOAKED.plusSeconds(60), freeze).promotableAt()).isEmpty();
    }

    @Test
    void a_time_is_told_only_where_the_approvals_last_until_then() {
        assertThat(approvedUntil(SOAKED.plusSeconds(1)).promotableAt()).contains(SOAKED);
        assertThat(approvedUntil(SOAKED).promotableAt()).isEmpty();
    }
}
