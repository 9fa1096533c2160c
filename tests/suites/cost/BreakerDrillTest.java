package tests.suites.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.reply;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.settings.ConfigReader;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.limits.Pacer;
import org.junit.jupiter.api.Test;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;
import tests.suites.staging.Staging;

class BreakerDrillTest {

    private static Suite drill(int attempts, boolean recovery) {
        return drill(attempts, recovery, Pace.defaults());
    }

    private static Suite drill(int attempts, boolean recovery, Pace pace) {
        return drill(Staging.CONTRACT, attempts, recovery, pace);
    }

    private static Suite drill(ServiceContract contract, int attempts, boolean recovery, Pace pace) {
        CostParameters options = new CostParameters(attempts, BudgetExpectation.UNSAID, false);
        return new CostSuites(contract, options, new Pacer(pace)).breakerDrill(recovery);
    }

    /** What happens once so many chats were answered. */
    private static GateResult open(Staging staging, int attempts, IntConsumer after) {
        RunListener listener = new RunListener() {
            @Override
            public void answered(GateName gate, int index, int size, int status) {
                after.accept(index);
            }
        };
        return gate(staging.run(drill(attempts, false), Environment.STAGING, listener), "breaker_open");
    }

    /** A service whose chats end one after another with these types of failure; {@code OK} is none. */
    private static GateResult open(String... failures) {
        AtomicInteger chats = new AtomicInteger();
        Behaviour service = answers(visitor -> {
            String failure = visitor.path().equals("/api/chat") ? failures[chats.getAndIncrement()] : "OK";
            visitor.say(reply("200 OK", "Set-Cookie: anon_session=abc123; Path=/\r\n", failure.equals("OK")
                    ? GOVERNED
                    : "{\"action\":\"BLOCK\",\"rendered_text\":\"no\",\"failure_type\":\"" + failure + "\"}"));
        });
        try (LoopbackServer server = a_server_that(service)) {
            GateRunRequest order = new GateRunRequest(
                    drill(failures.length, false, Pace.FREE), Environment.STAGING, server.target(), Optional.empty(),
                    Optional.empty(), new Operator("tests"), HttpSettings.defaults(), Duration.ofSeconds(60));
            return gate(new GateRunner(InstantSource.system(), time -> {}, new Secrets())
                    .run(order, RunListener.silent()), "breaker_open");
        }
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
            assertThat(gate(run, "breaker_open").reason()).isEqualTo("never open in 8 chats: 8 failed by an error "
                    + "of the provider, and after 5 of them in a row, which were to open it, another was let through");
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
    void as_many_attempts_as_open_it_do_not_show_whether_it_is_open() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            GateResult open = gate(staging.run(drill(5, false)), "breaker_open");
            assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(open.reason()).isEqualTo("never open in 5 chats: the last 5 failed by an error of the provider, "
                    + "and whether that opened it only another chat shows: give more attempts");
        }
    }

    @Test
    void one_attempt_more_than_open_it_decides() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            assertThat(gate(staging.run(drill(6, false)), "breaker_open").verdict()).isEqualTo(Verdict.PASS);
        }
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_OPENS)) {
            assertThat(gate(staging.run(drill(6, false)), "breaker_open").verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void a_provider_that_begins_to_fail_late_leaves_too_few_attempts() {
        for (int attempts : List.of(8, 9)) {
            try (Staging staging = a_staging_service()) {
                GateResult open = open(staging, attempts, made -> {
                    if (made == 3) {
                        staging.service().break_(Fault.MODEL_DOWN);
                    }
                });
                assertThat(open.verdict()).as(open.reason())
                        .isEqualTo(attempts == 8 ? Verdict.INCONCLUSIVE : Verdict.PASS);
            }
        }
    }

    @Test
    void errors_with_answers_between_them_need_not_open_it() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_OPENS)) {
            GateResult open = open(staging, 12, made -> {
                if (made % 2 == 0) {
                    staging.service().break_(Fault.MODEL_DOWN);
                } else {
                    staging.service().mend(Fault.MODEL_DOWN);
                }
            });
            assertThat(open.verdict()).as(open.reason()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(open.reason()).isEqualTo("never open in 12 chats: 6 failed by an error of the provider, and 5 in "
                    + "a row within 1 min 00 s were to open it: give more attempts while the provider fails");
        }
    }

    @Test
    void an_answer_after_the_errors_that_were_to_open_it_shows_that_it_is_not_open() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_OPENS)) {
            GateResult open = open(staging, 6, made -> {
                if (made == 5) {
                    staging.service().mend(Fault.MODEL_DOWN);
                }
            });
            assertThat(open.verdict()).as(open.reason()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void errors_that_are_further_apart_than_a_breaker_counts_need_not_open_it() {
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN)) {
            GateResult open = gate(staging.run(drill(8, false, new Pace(1, Duration.ofSeconds(30)))), "breaker_open");
            assertThat(open.verdict()).as(open.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_breaker_that_counts_for_longer_has_to_open_on_errors_that_are_as_far_apart() {
        ServiceContract patient = ConfigReader.parse("contract: {limits: {breaker_window: 10m}}", "lockstep.yaml")
                .contract();
        try (Staging staging = a_staging_service(Fault.MODEL_DOWN, Fault.BREAKER_NEVER_OPENS)) {
            Pace slow = new Pace(1, Duration.ofSeconds(30));
            GateResult open = gate(staging.run(drill(patient, 8, false, slow)), "breaker_open");
            assertThat(open.verdict()).as(open.reason()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void a_failure_that_is_not_the_provider_s_does_not_put_it_to_the_test() {
        GateResult blocked = open(Collections.nCopies(8, "SAFETY_BLOCK").toArray(String[]::new));
        assertThat(blocked.verdict()).as(blocked.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(blocked.reason()).isEqualTo("never open in 8 chats: 0 failed by an error of the provider, 8 by what "
                + "is no error of the provider, and 5 in a row within 1 min 00 s were to open it: give more attempts "
                + "while the provider fails");
        String error = "PROVIDER_ERROR";
        assertThat(open(error, error, error, error, "SAFETY_BLOCK", error).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open(error, error, error, error, error, "SAFETY_BLOCK").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(open(error, error, error, error, error, "SAFETY_BLOCK", error).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(open(error, error, error, error, error, "TIMEOUT").verdict()).isEqualTo(Verdict.FAIL);
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
