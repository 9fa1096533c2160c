package tests.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.time.Duration;
import lockstep.base.release.Environment;
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
import tests.suites.staging.Staging;

class BreakerDrillTest {

    private static Suite drill(int attempts, boolean recovery) {
        CostParameters options = new CostParameters(attempts, BudgetExpectation.UNSAID, false);
        return new CostSuites(Staging.CONTRACT, options, new Pacer(Pace.defaults())).breakerDrill(recovery);
    }

    /** The operator, who mends the provider while the drill waits for the breaker. */
    private static RunListener mending(Staging staging) {
        return new RunListener() {
            @Override
            public void note(GateName gate, String words) {
                if (words.contains("make the provider work again")) {
                    staging.service().mend(Fault.MODEL_DOWN);
                }
            }
        };
    }

    @Test
    void a_breaker_that_opens_and_says_for_how_long_passes() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            GateRun run = staging.run(drill(8, false));
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(gate(run, "breaker_open").reason())
                    .matches("503 PROVIDER_UNAVAILABLE after 5 chats, retry_after \\d.*");
            assertThat(gate(run, "breaker_open").observed().orElseThrow().codes())
                    .containsExactly(200, 200, 200, 200, 200, 503);
            assertThat(gate(run, "breaker_recovery").verdict()).isEqualTo(Verdict.SKIPPED);
        }
    }

    @Test
    void a_breaker_that_never_opens_fails_alone() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_OPENS)) {
            GateRun run = staging.run(drill(8, false));
            assertThat(notPassed(run)).containsExactly("breaker_open");
            assertThat(gate(run, "breaker_open").reason()).isEqualTo("never open in 8 chats: 8 of them failed, and 5 were to open it");
        }
    }

    @Test
    void a_breaker_that_no_failure_was_seen_to_test_is_not_judged() {
        try (Staging staging = a_staging_service()) {
            GateResult open = gate(staging.run(drill(8, false)), "breaker_open");
            assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(open.reason()).isEqualTo("never open in 8 chats: none says that the provider failed, so whether "
                    + "it did is not known");
        }
    }

    @Test
    void a_service_that_falls_ill_while_the_breaker_is_drilled_fails() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.HEALTH_DIES)) {
            assertThat(notPassed(staging.run(drill(8, false)))).containsExactly("health_after");
        }
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.DATABASE_DIES)) {
            assertThat(notPassed(staging.run(drill(8, false)))).containsExactly("db_health_after");
        }
    }

    @Test
    void a_503_that_is_not_the_breakers_is_not_said_to_be() {
        try (Staging staging = a_staging_service(Fault.DATABASE_DOWN)) {
            GateResult open = gate(staging.run(drill(8, false)), "breaker_open");
            assertThat(open.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(open.observed().orElseThrow().codes()).containsExactly(503);
            assertThat(open.observed().orElseThrow().fields()).containsEntry("breaker_open", false);
        }
    }

    @Test
    void too_few_attempts_do_not_open_it() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            assertThat(staging.run(drill(5, false)).verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void once_the_provider_is_mended_it_is_half_open_and_then_closed() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            GateRun run = staging.run(drill(8, true), Environment.STAGING, mending(staging));
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(gate(run, "breaker_recovery").reason())
                    .startsWith("half-open, then closed, after its retry_after");
        }
    }

    @Test
    void while_the_provider_still_fails_half_open_is_all_that_can_be_seen() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN).with_a_deadline_of(Duration.ofMinutes(3))) {
            GateResult recovery = gate(staging.run(drill(8, true)), "breaker_recovery");
            assertThat(recovery.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(recovery.reason()).contains("the provider still fails: make it work again, then run this again");
        }
    }

    @Test
    void a_breaker_that_never_closes_fails_the_recovery_alone() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_CLOSES)) {
            GateRun run = staging.run(drill(8, true), Environment.STAGING, mending(staging));
            assertThat(notPassed(run)).containsExactly("breaker_recovery");
            assertThat(gate(run, "breaker_recovery").reason()).startsWith("still open after its own retry_after");
        }
    }

    @Test
    void a_recovery_without_an_open_breaker_is_inconclusive() {
        try (Staging staging = a_staging_service()) {
            assertThat(gate(staging.run(drill(2, true)), "breaker_recovery").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }
}
