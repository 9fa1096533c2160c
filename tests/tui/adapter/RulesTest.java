package tests.tui.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.RuleCheck;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.StagingRuns;
import tests.tui.Desks;

/** A rule has a tick only where it was judged. */
class RulesTest {

    private static final List<String> OF_EVERY_PROMOTION = List.of(
            "on-main", "fast-forward", "something-new", "staging-tested", "every-service-gated", "same-sha",
            "staging-base", "run-passed", "no-later-failure", "run-fresh", "run-in-the-past", "run-signed",
            "run-configuration", "revision-verified", "required-gates", "not-class-c", "change-declared",
            "class-by-paths", "rollback-plan", "one-at-a-time", "release-explained", "log-adopted", "no-drift",
            "config-in-force", "production-verified");

    private static List<RuleCheck> rules(ReleaseDay day, Sha commit, ChangeClass declared) {
        try (SiteDesk desk = Desks.of(day.operator("Nadja"))) {
            return desk.judge(commit, Declared.of(declared)).rules();
        }
    }

    private static Sha tested(ReleaseDay day) {
        Sha commit = day.land("a change");
        day.operator("Tess").record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    @Test
    void without_a_pipeline_none_of_its_rules_is_listed_nor_one_of_rollbacks() {
        try (ReleaseDay day = new ReleaseDay()) {
            assertThat(rules(day, tested(day), ChangeClass.A)).allMatch(RuleCheck::holds)
                    .extracting(RuleCheck::rule).containsExactlyElementsOf(OF_EVERY_PROMOTION);
        }
    }

    @Test
    void without_a_staging_run_nothing_is_said_of_one() {
        try (ReleaseDay day = new ReleaseDay()) {
            assertThat(rules(day, day.land("a change"), ChangeClass.A)).extracting(RuleCheck::rule)
                    .contains("staging-tested", "on-main")
                    .doesNotContain("same-sha", "run-fresh", "run-configuration", "required-gates");
        }
    }

    @Test
    void what_the_pipeline_demands_is_listed_and_nothing_else_of_it() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(
                "pipeline: {production: {requires: [{checks: [unit]}]}}\n")) {
            assertThat(rules(day, tested(day), ChangeClass.A))
                    .filteredOn(rule -> !OF_EVERY_PROMOTION.contains(rule.rule()))
                    .extracting(rule -> rule.rule() + " " + rule.holds())
                    .containsExactly("checks false", "freeze true", "staging-owed true");
        }
    }
}
