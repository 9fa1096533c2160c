package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.release.PolicyRule;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.Remedies;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private static Reason reason(PolicyRule rule, String remedy) {
        return new Reason(rule, "words", remedy);
    }

    @Test
    void of_remedies_that_contradict_each_other_the_first_is_told_alone() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.SOMETHING_NEW, "If production does not run it: `deploy --mode prod`."),
                        reason(PolicyRule.LOG_ADOPTED, "Record the starting point: `release-log adopt`."),
                        reason(PolicyRule.STAGING_TESTED, "Run promotion-gate."))))
                .isEqualTo("Record the starting point: `release-log adopt`. "
                        + "Then try again with --dry-run; it lists what is left.");
    }

    @Test
    void remedies_of_one_kind_are_told_together_and_each_once() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.RUN_PASSED, "Run the staging gates again."),
                        reason(PolicyRule.RUN_FRESH, "Run the staging gates again."),
                        reason(PolicyRule.REQUIRED_GATES, "Run all of it."))))
                .isEqualTo("Run the staging gates again. Run all of it.");
    }

    @Test
    void a_sentence_that_several_remedies_share_is_told_once() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.CONFIG_IN_FORCE, "Use the one in force. To accept: `--accept-config a.b:REASON`."),
                        reason(PolicyRule.CONFIG_IN_FORCE, "Use the one in force. To accept: `--accept-config c:REASON`."))))
                .isEqualTo("Use the one in force. To accept: `--accept-config a.b:REASON`. "
                        + "To accept: `--accept-config c:REASON`.");
    }

    @Test
    void a_commit_that_is_not_on_main_is_told_before_what_is_unknown_of_production() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.PRODUCTION_VERIFIED, "Configure environments.production.revision."),
                        reason(PolicyRule.ON_MAIN, "Merge it to main, deploy that to staging, then run `promotion-gate --mode staging --record`."),
                        reason(PolicyRule.NO_DRIFT, "Deploy release to production."))))
                .startsWith("Merge it to main, deploy that to staging, then run `promotion-gate --mode staging --record`. Then try again");
    }

    @Test
    void where_production_runs_something_else_that_is_told_before_that_there_is_nothing_to_promote() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.SOMETHING_NEW, "If production does not run it: `deploy --mode prod`."),
                        reason(PolicyRule.NO_DRIFT, "Deploy release to production."))))
                .startsWith("Deploy release to production. Then try again");
    }

    @Test
    void where_there_is_nothing_to_promote_production_need_not_be_verified_first() {
        assertThat(Remedies.of(List.of(
                        reason(PolicyRule.PRODUCTION_VERIFIED, "Configure environments.production.revision."),
                        reason(PolicyRule.SOMETHING_NEW, "If production does not run it: `deploy --mode prod`."))))
                .startsWith("If production does not run it: `deploy --mode prod`.");
    }
}
