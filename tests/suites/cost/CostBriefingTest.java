package tests.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostBriefing;
import lockstep.suites.cost.CostVariable;
import org.junit.jupiter.api.Test;

class CostBriefingTest {

    @Test
    void each_value_is_held_against_its_default() {
        assertThat(CostBriefing.values(Map.of(
                        "COST_IP_WINDOW_TOKENS", "30", "COST_ACTOR_DAILY_TOKENS", "50000", "COST_GLOBAL_DAILY_TOKENS",
                        "900000")))
                .anyMatch(line -> line.matches("  COST_IP_WINDOW_TOKENS +30 +LOWERED, default 20000 .*"))
                .anyMatch(line -> line.matches("  COST_ACTOR_DAILY_TOKENS +50000 +the default .*"))
                .anyMatch(line -> line.matches("  COST_GLOBAL_DAILY_TOKENS +900000 +RAISED, default 500000 .*"))
                .anyMatch(line -> line.matches("  COST_REQUEST_MAX_TOKENS +not set +default 6000 .*"))
                .hasSize(CostVariable.values().length);
    }

    @Test
    void a_value_that_is_no_number_is_not_repeated() {
        assertThat(String.join("\n", CostBriefing.values(Map.of("COST_IP_WINDOW_TOKENS", "sk-live-51H8-very-secret"))))
                .contains("(24 characters)", "NOT A NUMBER").doesNotContain("secret");
    }

    @Test
    void a_drill_ends_with_the_reminder_to_revert() {
        assertThat(CostBriefing.budget(BudgetExpectation.BLOCK))
                .last()
                .asString()
                .startsWith("Revert them after the drill");
        assertThat(CostBriefing.budget(BudgetExpectation.UNSAID).get(1)).contains(
                "COST_GLOBAL_DAILY_TOKENS", "COST_IP_WINDOW_TOKENS", "COST_ACTOR_DAILY_TOKENS",
                "COST_REQUEST_MAX_TOKENS",
                "COST_REQUEST_MAX_OUTPUT_TOKENS");
    }
}
