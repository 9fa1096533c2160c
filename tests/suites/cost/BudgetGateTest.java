package tests.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.time.Duration;
import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.limits.Pacer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.suites.staging.Staging;

class BudgetGateTest {

    /** A chat costs 11 tokens here: three fit. */
    private static final UnaryOperator<DemoSettings> LOWERED =
            settings -> settings.withBudgets(BudgetLimits.defaults().withAddress(35, Duration.ofHours(1)));

    private static Suite suite(BudgetExpectation expectation, boolean legacy, Pace pace) {
        return suite(expectation, legacy, pace, Environment.STAGING);
    }

    private static Suite suite(BudgetExpectation expectation, boolean legacy, Pace pace, Environment mode) {
        return new CostSuites(Staging.CONTRACT, new CostParameters(8, expectation, legacy), new Pacer(pace)).gate(mode);
    }

    private static Suite suite(BudgetExpectation expectation) {
        return suite(expectation, false, Pace.defaults());
    }

    private static GateResult budget(Staging staging, Suite suite) {
        return gate(staging.run(suite), "budget_block");
    }

    @Test
    void an_expected_block_that_is_seen_passes() {
        try (Staging staging = a_staging_service(LOWERED)) {
            GateResult budget = budget(staging, suite(BudgetExpectation.BLOCK));
            assertThat(budget.verdict()).isEqualTo(Verdict.PASS);
            assertThat(budget.reason()).isEqualTo("3 × 200, then 429 BUDGET_EXCEEDED");
            assertThat(budget.observed().orElseThrow().codes()).containsExactly(200, 200, 200, 429);
            assertThat(budget.observed().orElseThrow().fields())
                    .containsEntry("budget_block", true).containsEntry("answered", 3L)
                            .containsEntry("breaker_open", false);
        }
    }

    @Test
    void an_expected_block_that_is_not_seen_fails_alone() {
        try (Staging staging = a_staging_service()) {
            assertThat(notPassed(staging.run(suite(BudgetExpectation.BLOCK)))).containsExactly("budget_block");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"BUDGET_NEVER_BLOCKS", "BUDGET_UNSTRUCTURED"})
    void a_budget_that_does_not_block_as_it_should_fails_alone(Fault fault) {
        try (Staging staging = a_staging_service(LOWERED, fault)) {
            var run = staging.run(suite(BudgetExpectation.BLOCK));
            assertThat(notPassed(run)).containsExactly("budget_block");
            assertThat(gate(run, "budget_block").verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_BLOCK", "UNSAID"})
    void without_lowered_limits_and_without_a_block_it_passes_although_the_rate_is_limited(
            BudgetExpectation expectation) {
        try (Staging staging = a_staging_service()) {
            assertThat(budget(staging, suite(expectation)).reason()).isEqualTo("8 × 200, no budget block");
            assertThat(staging.run(suite(expectation)).verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fallbacks_spend_nothing_so_they_do_not_put_the_budget_to_the_test(BudgetExpectation expectation) {
        try (Staging staging = a_staging_service(Fault.MODEL_TIMES_OUT)) {
            GateResult budget = budget(staging, suite(expectation));
            assertThat(budget.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(budget.reason()).isEqualTo("8 × 200, no budget block, and all of them fallbacks: no tokens were "
                    + "spent, so the budget was not put to the test");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_fallbacks_among_answers_could_have_hidden_is_not_known(BudgetExpectation expectation) {
        try (Staging staging = a_staging_service()) {
            RunListener failing = new RunListener() {
                @Override
                public void answered(GateName gate, int index, int size, int status) {
                    staging.service().break_(Fault.MODEL_TIMES_OUT);
                }
            };
            GateResult budget = gate(staging.run(suite(expectation), Environment.STAGING, failing), "budget_block");
            assertThat(budget.verdict()).as(budget.reason()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(budget.reason()).isEqualTo("8 × 200, no budget block, but 7 of them fallbacks, which spend no "
                    + "tokens: whether as many answers would have met the budget is not known");
        }
    }

    @Test
    void a_block_nobody_expected_fails() {
        try (Staging staging = a_staging_service(LOWERED)) {
            GateResult budget = budget(staging, suite(BudgetExpectation.NO_BLOCK));
            assertThat(budget.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(budget.reason()).contains("were the limits reverted?");
        }
    }

    @Test
    void a_block_nobody_spoke_of_is_inconclusive_on_staging_and_fails_in_production() {
        try (Staging staging = a_staging_service(LOWERED)) {
            assertThat(budget(staging, suite(BudgetExpectation.UNSAID)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(staging.run(suite(BudgetExpectation.UNSAID), Environment.PRODUCTION, RunListener.silent()),
                    "budget_block")
                    .verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void the_older_code_is_a_block_only_where_it_is_accepted() {
        try (Staging staging = a_staging_service(settings -> LOWERED.apply(settings).withLegacyBudgetCode())) {
            GateResult strict = budget(staging, suite(BudgetExpectation.BLOCK));
            assertThat(strict.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(strict.reason()).contains("--accept-legacy-codes");
            GateResult lenient = budget(staging, suite(BudgetExpectation.BLOCK, true, Pace.defaults()));
            assertThat(lenient.reason()).isEqualTo("429 token_budget_exceeded");
            assertThat(lenient.verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_rate_limit_on_the_way_is_no_budget_block_and_is_waited_out() {
        try (Staging staging = a_staging_service(
                settings -> settings.withBudgets(BudgetLimits.defaults().withAddress(80, Duration.ofHours(1))))) {
            GateResult budget = budget(staging, suite(BudgetExpectation.BLOCK, false, Pace.FREE));
            assertThat(budget.reason()).isEqualTo("7 × 200, then 429 BUDGET_EXCEEDED");
            assertThat(budget.observed().orElseThrow().codes())
                    .containsExactly(200, 200, 200, 200, 200, 429, 200, 200, 429);
            assertThat(budget.observed().orElseThrow().fields()).containsEntry("rate_limits_waited_out", 1L);
        }
    }

    @Test
    void a_rate_limit_in_production_fails_at_once_and_is_not_waited_out() {
        try (Staging staging = a_staging_service(settings ->
                DemoSettings.of(Environment.PRODUCTION, settings.revision()).withClock(settings.clock()))) {
            GateRun run = staging.run(
                    suite(BudgetExpectation.NO_BLOCK, false, Pace.FREE, Environment.PRODUCTION),
                    Environment.PRODUCTION, RunListener.silent());
            assertThat(notPassed(run)).containsExactly("budget_block");
            GateResult budget = gate(run, "budget_block");
            assertThat(budget.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(budget.reason())
                    .isEqualTo("5 × 200, then unexpected 429 (rate_limited): in production, a rollback trigger");
            assertThat(budget.observed().orElseThrow().codes()).containsExactly(200, 200, 200, 200, 200, 429);
            assertThat(staging.now()).isEqualTo(Staging.START);
        }
    }

    @Test
    void a_rate_limit_that_outlasts_the_deadline_leaves_it_open() {
        try (Staging staging = a_staging_service(settings -> settings.withLockouts(Duration.ofMinutes(10)))
                .with_a_deadline_of(Duration.ofMinutes(1))) {
            GateResult budget = budget(staging, suite(BudgetExpectation.BLOCK, false, Pace.FREE));
            assertThat(budget.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(budget.reason()).isEqualTo(
                    "5 × 200, then limited by rate_limited, not by the budget, which could not be reached");
        }
    }

    @Test
    void a_rate_limit_that_never_ends_leaves_it_open() {
        try (Staging staging = a_staging_service(Fault.NO_RECOVERY)) {
            GateResult budget = budget(staging, suite(BudgetExpectation.BLOCK, false, Pace.FREE));
            assertThat(budget.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(budget.observed().orElseThrow().codes())
                    .containsExactly(200, 200, 200, 200, 200, 429, 429, 429, 429);
        }
    }

    @Test
    void an_open_breaker_is_reported_and_leaves_it_open() {
        try (Staging staging = a_staging_service(
                settings -> settings.withBreaker(new BreakerLimits(2, Duration.ofMinutes(1), Duration.ofMinutes(2))),
                Fault.MODEL_DOWN)) {
            GateResult budget = budget(staging, suite(BudgetExpectation.BLOCK));
            assertThat(budget.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(budget.reason()).isEqualTo("2 × 200, then 503 PROVIDER_UNAVAILABLE: the breaker is open, "
                    + "and the budget could not be reached");
            assertThat(budget.observed().orElseThrow().fields()).containsEntry("breaker_open", true);
        }
    }

    @Test
    void a_chat_that_is_a_500_fails() {
        try (Staging staging = a_staging_service(Fault.CHAT_500)) {
            assertThat(budget(staging, suite(BudgetExpectation.UNSAID)).verdict()).isEqualTo(Verdict.FAIL);
        }
    }
}
