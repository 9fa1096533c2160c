package tests.gates.gate;

import static lockstep.gates.gate.Expectation.status;
import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.limited;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.release.Mode;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class RequestGateTest {

    private static final RequestGate GATE = new RequestGate("health", Request.get("/health"), status(200));

    @Test
    void somebody_elses_limit_is_waited_out_once() {
        try (LoopbackServer server = a_server_that(answers_in_turn(limited("7"), ok("{}")));
                Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(Mode.STAGING));
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.attempts()).isEqualTo(2);
            assertThat(gates.waits()).containsExactly(Duration.ofSeconds(8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STAGING, INCONCLUSIVE, 'rate-limited: 429 again after waiting out Retry-After of 7.0 s'",
        "PROD,    FAIL,         'unexpected 429 again after waiting out Retry-After of 7.0 s'"
    })
    void a_limit_that_stays_decides_nothing_on_staging_and_fails_in_production(
            Mode mode, Verdict verdict, String reason) {
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(mode));
            assertThat(result.verdict()).isEqualTo(verdict);
            assertThat(result.reason()).isEqualTo(reason);
            assertThat(gates.waits()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"STAGING, INCONCLUSIVE", "PROD, FAIL"})
    void a_limit_beyond_the_deadline_is_not_waited_for(Mode mode, Verdict verdict) {
        try (LoopbackServer server = a_server_that(answers(limited("3600"))); Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(mode));
            assertThat(result.verdict()).isEqualTo(verdict);
            assertThat(result.reason()).contains("1 h 00 min is beyond the deadline");
            assertThat(gates.waits()).isEmpty();
        }
    }

    @Test
    void the_time_to_wait_may_be_in_the_body() {
        String limit = reply("429 Slow Down", "", "{\"error_code\":\"rate_limited\",\"retry_after_seconds\":2}");
        try (LoopbackServer server = a_server_that(answers_in_turn(limit, ok("{}"))); Gates gates = new Gates(server)) {
            assertThat(GATE.run(gates.in(Mode.PROD)).verdict()).isEqualTo(Verdict.PASS);
            assertThat(gates.waits()).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_limit_that_is_expected_is_not_waited_out() {
        RequestGate wantsLimit = new RequestGate("limit", Request.get("/"), status(429));
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            assertThat(wantsLimit.run(gates.in(Mode.STAGING)).verdict()).isEqualTo(Verdict.PASS);
            assertThat(gates.waits()).isEmpty();
        }
    }

    @Test
    void an_interrupt_while_waiting_is_not_the_services_fault() {
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            GateContext interrupting = gates.waiting(time -> {
                throw new InterruptedException();
            });
            GateResult result = GATE.run(interrupting);
            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Behaviour answers_in_turn(String first, String then) {
        AtomicInteger asked = new AtomicInteger();
        return answers(visitor -> visitor.say(asked.getAndIncrement() == 0 ? first : then));
    }
}
