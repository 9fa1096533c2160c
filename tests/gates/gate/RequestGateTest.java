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
import lockstep.base.release.Environment;
import lockstep.gates.gate.About;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import org.junit.jupiter.api.Test;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class RequestGateTest {

    private static final RequestGate GATE = new RequestGate("health", Request.get("/health"), status(200));

    @Test
    void somebody_elses_limit_is_waited_out_once() {
        try (LoopbackServer server = a_server_that(answers_in_turn(limited("7"), ok("{}")));
                Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.attempts()).isEqualTo(2);
            assertThat(gates.waits()).containsExactly(Duration.ofSeconds(8));
        }
    }

    @Test
    void a_limit_that_stays_decides_nothing_on_staging() {
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.about()).contains(About.WAY);
            assertThat(result.reason()).isEqualTo("rate-limited: 429 again after waiting out Retry-After of 7.0 s");
            assertThat(gates.waits()).hasSize(1);
        }
    }

    @Test
    void an_unexpected_limit_in_production_fails_at_once() {
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(Environment.PRODUCTION));
            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.about()).contains(About.SERVICE);
            assertThat(result.reason()).isEqualTo("unexpected 429: in production, a rollback trigger");
            assertThat(gates.waits()).isEmpty();
        }
    }

    @Test
    void a_limit_beyond_the_deadline_is_not_waited_for() {
        try (LoopbackServer server = a_server_that(answers(limited("3600"))); Gates gates = new Gates(server)) {
            GateResult result = GATE.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(result.reason()).contains("1 h 00 min is beyond the deadline");
            assertThat(gates.waits()).isEmpty();
        }
    }

    @Test
    void a_redirect_names_where_it_leads_without_its_query() {
        String moved = reply("302 Found", "Location: https://me:pw@login.example/in?token=s3cret\r\n", "");
        try (LoopbackServer server = a_server_that(answers(moved)); Gates gates = new Gates(server)) {
            assertThat(GATE.run(gates.in(Environment.STAGING)).reason()).isEqualTo("expected status 200, got 302, a redirect to "
                    + "https://[redacted]@login.example/in?[redacted], which is not followed");
        }
    }

    @Test
    void the_time_to_wait_may_be_in_the_body() {
        String limit = reply("429 Slow Down", "", "{\"error_code\":\"rate_limited\",\"retry_after_seconds\":2}");
        try (LoopbackServer server = a_server_that(answers_in_turn(limit, ok("{}"))); Gates gates = new Gates(server)) {
            assertThat(GATE.run(gates.in(Environment.STAGING)).verdict()).isEqualTo(Verdict.PASS);
            assertThat(gates.waits()).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_limit_that_is_expected_is_not_waited_out() {
        RequestGate wantsLimit = new RequestGate("limit", Request.get("/"), status(429));
        try (LoopbackServer server = a_server_that(answers(limited("7"))); Gates gates = new Gates(server)) {
            assertThat(wantsLimit.run(gates.in(Environment.STAGING)).verdict()).isEqualTo(Verdict.PASS);
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
