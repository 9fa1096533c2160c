package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The error budget, counted by commands and by raw counters, with its objective on the branch that counts. */
class BudgetTest {

    private static final String OBJECTIVE = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: availability}
            spec:
              service: demo
              indicator:
                spec:
                  ratioMetric:
                    counter: true
                    bad: {metricSource: {type: Command, spec: {command: [echo, "%s"]}}}
                    total: {metricSource: {type: Command, spec: {command: [echo, "100000"]}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: %s}]
            """;

    private static String explained(String objective) {
        try (ReleaseDay day = new ReleaseDay().configuredWith("""
                slo: docs/slo.yaml
                pipeline: {production: {requires: [{budget: {min: 0}}]}}
                """)) {
            Sha commit = day.landWith("docs/slo.yaml", objective);
            Seat olga = day.operator("Olga");
            return olga.open("explain", commit.hex()).out();
        }
    }

    @Test
    void what_is_left_of_the_budget_decides() {
        assertThat(explained(OBJECTIVE.formatted("50", "0.999"))).contains("50.0 % of the error budget is left");
        assertThat(explained(OBJECTIVE.formatted("120", "0.999"))).contains("-20.0 % of the error budget is left")
                .contains("Promote a hotfix (hotfix-promote), or wait until the window has moved on.");
    }

    @Test
    void an_objective_that_is_not_filled_in_is_no_default() {
        assertThat(explained(OBJECTIVE.formatted("50", "<fill>"))).contains("? budget: the error budget is unknown");
    }

    /** It is the one on release that is read: what is refused there has to be corrected by a promotion. */
    @Test
    void an_objective_that_is_refused_is_unknown_and_says_why() {
        assertThat(explained(OBJECTIVE.formatted("50", "0.999").replace("28d", "1M"))).contains(
                "? budget: the error budget is unknown: docs/slo.yaml: spec.timeWindow[0].duration is '1M'");
    }

    @Test
    void what_cannot_be_counted_is_unknown() {
        assertThat(explained(OBJECTIVE.formatted("many", "0.999"))).contains("? budget: the error budget is unknown");
    }
}
