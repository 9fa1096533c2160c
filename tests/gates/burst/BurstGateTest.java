package tests.gates.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.limited;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.release.Environment;
import lockstep.gates.burst.BurstGate;
import lockstep.gates.burst.Pace;
import lockstep.gates.burst.RecoveryGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import lockstep.gates.suite.Suite;
import lockstep.gates.suite.SuiteRunner;
import lockstep.suites.chat.StructuredLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.gate.Gates;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class BurstGateTest {

    private static final Request CHAT = Request.post("/api/chat", "application/json", "{}");
    private static final BurstGate BURST =
            new BurstGate(
            new GateName("burst_429"), CHAT, 10, 4, true, new StructuredLimit(), true, new Pace(5, Duration.ofSeconds(10)),
            Set.of());
    private static final RecoveryGate RECOVERY =
            new RecoveryGate(new GateName("burst_recovery"), CHAT, Expectation.status(200), BURST.name());

    @Test
    void a_limit_that_holds_passes_and_all_codes_are_kept() {
        try (LoopbackServer server = a_server_that(limits_after(5, limited("30"))); Gates gates = new Gates(server)) {
            GateResult result = BURST.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
            assertThat(result.observed().orElseThrow().codes()).hasSize(10).containsOnly(200, 429);
            assertThat(result.observed().orElseThrow().fields()).containsEntry("longest_retry_after_ms", 30_000L);
            assertThat(result.attempts()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "slow down", "{\"error_code\":true}", "{\"error_code\":\"x\",\"ok\":true}", ""})
    void a_limit_without_structure_fails(String body) {
        try (LoopbackServer server = a_server_that(limits_after(5, reply("429 No", "", body)));
                Gates gates = new Gates(server)) {
            assertThat(BURST.run(gates.in(Environment.STAGING)).verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "401", "302", "204"})
    void any_other_status_fails(String status) {
        try (LoopbackServer server = a_server_that(limits_after(9, reply(status + " x", "", "")));
                Gates gates = new Gates(server)) {
            GateResult result = BURST.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.reason()).contains("got " + status);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 429, 20", "3, 500, 3", "0, 500, 0"})
    void the_answer_that_is_kept_is_the_first_wrong_one_else_the_last_that_was_limited(
            int firstWrong, int status, int bytes) {
        AtomicInteger asked = new AtomicInteger();
        Behaviour mixed = answers(visitor -> {
            int index = asked.getAndIncrement();
            visitor.say(index == firstWrong || index == 7 && firstWrong < 7
                    ? reply("500 No", "", "x".repeat(index))
                    : index < 4 ? ok(GOVERNED)
                            : index < 7 ? reply("429 No", "", "{\"error_code\":\"x\"" + " ".repeat(index - 4) + "}")
                                    : ok(GOVERNED));
        });
        BurstGate oneByOne = new BurstGate(
                BURST.name(), CHAT, 10, 1, false, new StructuredLimit(), true, new Pace(5, Duration.ofSeconds(10)), Set.of());
        try (LoopbackServer server = a_server_that(mixed); Gates gates = new Gates(server)) {
            Observed kept = oneByOne.run(gates.in(Environment.STAGING)).observed().orElseThrow();
            assertThat(kept.status()).hasValue(status);
            assertThat(kept.bodyBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void a_chat_that_the_service_took_and_cut_off_fails_and_is_not_sent_again() {
        AtomicInteger asked = new AtomicInteger();
        Behaviour cuts_the_eighth = answers(visitor -> {
            int index = asked.getAndIncrement();
            if (index == 7) {
                throw new IOException("a worker died");
            }
            visitor.say(index < 5 ? ok(GOVERNED) : limited("30"));
        });
        try (LoopbackServer server = a_server_that(cuts_the_eighth); Gates gates = new Gates(server)) {
            GateResult result = BURST.run(gates.in(Environment.STAGING));
            assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.FAIL);
            assertThat(result.reason()).contains("the connection was closed before the answer was complete");
            assertThat(asked).hasValue(BURST.size());
        }
    }

    @Test
    void recovery_waits_as_long_as_the_burst_was_told() {
        assertThat(recovery(5, limited("30"), ok(GOVERNED), List.of(Duration.ofSeconds(31)))).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_limit_that_does_not_end_when_it_said_fails() {
        assertThat(recovery(5, limited("30"), limited("30"), List.of(Duration.ofSeconds(31)))).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_limit_that_never_said_when_it_ends_decides_nothing() {
        String silent = reply("429 No", "", "{\"error_code\":\"x\"}");
        assertThat(recovery(5, silent, silent, List.of())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_limit_beyond_the_deadline_decides_nothing() {
        assertThat(recovery(5, limited("86400"), ok(GOVERNED), List.of())).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static Verdict recovery(int passing, String limit, String afterwards, List<Duration> waits) {
        AtomicInteger asked = new AtomicInteger();
        Behaviour recovers = answers(visitor -> {
            int index = asked.getAndIncrement();
            visitor.say(index < passing ? ok(GOVERNED) : index < BURST.size() ? limit : afterwards);
        });
        try (LoopbackServer server = a_server_that(recovers); Gates gates = new Gates(server)) {
            GateContext context = gates.in(Environment.STAGING);
            GateResult last = new SuiteRunner(gates.secrets())
                    .run(new Suite("s", List.of(BURST, RECOVERY)), context)
                    .getLast();
            assertThat(new ArrayList<>(gates.waits())).isEqualTo(waits);
            return last.verdict();
        }
    }

    private static Behaviour limits_after(int passing, String limit) {
        AtomicInteger asked = new AtomicInteger();
        return answers(visitor -> visitor.say(asked.getAndIncrement() < passing ? ok(GOVERNED) : limit));
    }
}
