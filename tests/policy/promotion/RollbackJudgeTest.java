package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Branches;
import lockstep.base.release.Operator;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.RollbackDecision;
import lockstep.policy.promotion.RollbackFacts;
import lockstep.policy.promotion.RollbackJudge;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RollbackJudgeTest {

    private static final KnownGood GOOD = new KnownGood(Facts.OTHER, Facts.NOW, ReleaseId.tryParse("20260120-1000-rc1"));

    @Property
    void a_rollback_is_refused_for_exactly_what_is_wrong(
            @ForAll boolean unknown, @ForAll boolean same, @ForAll boolean noTrigger, @ForAll boolean noApproval,
            @ForAll boolean open) {
        Optional<Sha> release = Optional.of(same ? Facts.OTHER : Facts.RELEASE);
        Optional<OpenIntent> intent = open ? Optional.of(Facts.intent(Facts.RELEASE)) : Optional.empty();
        RollbackDecision decision = RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.OTHER), release, release, unknown ? List.of() : List.of(GOOD),
                noTrigger ? " " : "5xx spike",
                noApproval ? Optional.empty() : Optional.of(new Operator("ada")), intent));
        List<PolicyRule> wrong = List.of(
                        Optional.of(PolicyRule.KNOWN_GOOD).filter(rule -> unknown),
                        Optional.of(PolicyRule.DIFFERENT_SHA).filter(rule -> same),
                        Optional.of(PolicyRule.TRIGGER_NAMED).filter(rule -> noTrigger),
                        Optional.of(PolicyRule.APPROVED).filter(rule -> noApproval),
                        Optional.of(PolicyRule.ONE_AT_A_TIME).filter(rule -> open))
                .stream().flatMap(Optional::stream).toList();
        switch (decision) {
            case RollbackDecision.Allowed(KnownGood target) -> {
                assertThat(wrong).isEmpty();
                assertThat(target).isEqualTo(GOOD);
            }
            case RollbackDecision.Refused(List<Reason> reasons) ->
                assertThat(reasons).extracting(Reason::rule).containsExactlyElementsOf(wrong).isNotEmpty();
        }
    }

    @Test
    void a_target_nobody_knows_is_answered_with_those_that_are_known() {
        var refused = (RollbackDecision.Refused) RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.CANDIDATE), Optional.of(Facts.RELEASE), Optional.of(Facts.RELEASE), List.of(GOOD),
                "5xx spike",
                Optional.of(new Operator("ada")), Optional.empty()));
        assertThat(refused.reasons().getFirst().remedy()).contains(Facts.OTHER.hex());
    }

    @Test
    void a_branch_that_somebody_deleted_can_be_brought_back() {
        assertThat(RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.OTHER), Optional.empty(), Optional.of(Facts.RELEASE), List.of(GOOD),
                "release was deleted",
                Optional.of(new Operator("ada")), Optional.empty())))
                .isEqualTo(new RollbackDecision.Allowed(GOOD));
    }

    @Test
    void where_somebody_moved_release_by_hand_to_a_good_commit_it_may_stay_and_be_explained() {
        assertThat(RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.OTHER), Optional.of(Facts.OTHER), Optional.of(Facts.RELEASE), List.of(GOOD),
                "moved by hand",
                Optional.of(new Operator("ada")), Optional.empty())))
                .isEqualTo(new RollbackDecision.Allowed(GOOD));
    }

    @Test
    void where_it_was_moved_by_hand_to_where_a_rollback_had_been_it_may_stay_whoever_names_no_commit() {
        KnownGood head = new KnownGood(Facts.RELEASE, Facts.NOW, ReleaseId.tryParse("20260120-1100-rb1"));
        assertThat(RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.RELEASE), Optional.of(Facts.RELEASE),
                Optional.of(Facts.OTHER), List.of(head, GOOD), false, "moved by hand",
                Optional.of(new Operator("ada")), Optional.empty(), Optional.empty())))
                .isEqualTo(new RollbackDecision.Allowed(head));
    }

    private static String advised(Optional<Sha> release, Optional<Sha> logged) {
        var refused = (RollbackDecision.Refused) RollbackJudge.decide(new RollbackFacts(
                "upstream", new Branches("main", "live"), Optional.empty(), release, logged, List.of(),
                "moved by hand", Optional.of(new Operator("ada")), Optional.empty()));
        assertThat(refused.reasons()).extracting(Reason::rule).containsExactly(PolicyRule.KNOWN_GOOD);
        return refused.reasons().getFirst().remedy();
    }

    @Test
    void where_nothing_is_known_to_be_good_a_branch_that_was_moved_by_hand_is_pushed_back() {
        String back = Facts.OTHER + ":refs/heads/live`.";
        assertThat(advised(Optional.of(Facts.RELEASE), Optional.of(Facts.OTHER)))
                .isEqualTo("No commit is known to have been good. Push live back to where the release log says, then"
                        + " promote: `git push --force-with-lease=live:" + Facts.RELEASE + " upstream " + back);
        assertThat(advised(Optional.empty(), Optional.of(Facts.OTHER))).endsWith("promote: `git push upstream " + back);
        assertThat(advised(Optional.of(Facts.OTHER), Optional.of(Facts.OTHER)))
                .isEqualTo("No other commit is known to have been good; promote a fix instead, or see"
                        + " `release-log list`.");
    }

    private static RollbackDecision again(boolean isOfOneMove, String headBy) {
        KnownGood head = new KnownGood(Facts.RELEASE, Facts.NOW, ReleaseId.tryParse(headBy));
        return RollbackJudge.decide(new RollbackFacts(
                "origin", new Branches("main", "release"), Optional.of(Facts.OTHER), Optional.of(Facts.RELEASE),
                Optional.of(Facts.RELEASE), List.of(head, GOOD), isOfOneMove, "5xx spike",
                Optional.of(new Operator("ada")), Optional.empty(), Optional.empty()));
    }

    @Test
    void from_where_a_rollback_found_production_healthy_only_a_rollback_that_names_a_commit_goes_on() {
        assertThat(again(true, "20260120-1100-rb1")).isEqualTo(new RollbackDecision.Allowed(GOOD));
        assertThat(again(false, "20260120-1100-rc1")).isEqualTo(new RollbackDecision.Allowed(GOOD));
        assertThat(again(false, "adoption")).isEqualTo(new RollbackDecision.Allowed(GOOD));
        assertThat(again(false, "20260120-1100-rb1")).isEqualTo(new RollbackDecision.Refused(List.of(new Reason(
                PolicyRule.ONE_STEP_BACK,
                "20260120-1100-rb1 already took release back to " + Facts.RELEASE.abbreviated() + ", and production"
                        + " was healthy there; this would go back once more, to " + Facts.OTHER.abbreviated(),
                "If " + Facts.RELEASE.abbreviated() + " is unhealthy too, say which commit is left, with --from "
                        + Facts.RELEASE + ", or which it goes to, with --to SHA."))));
    }
}
