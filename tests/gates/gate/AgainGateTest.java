package tests.gates.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.release.Environment;
import lockstep.base.release.SteadyClock;
import lockstep.gates.gate.AgainGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.gate.Uptimes;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import lockstep.gates.suite.Suite;
import lockstep.gates.suite.SuiteRunner;
import lockstep.suites.chat.ChatProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.gates.http.LoopbackServer;

class AgainGateTest {

    private static final Request HEALTH = Request.get("/health");
    private static final RequestGate FIRST = new RequestGate("health", HEALTH, Expectation.status(200));
    private static final AgainGate AGAIN = new AgainGate(
            new GateName("health_after"), FIRST.name(), HEALTH, Expectation.status(200), Set.of(FIRST.name()));

    @ParameterizedTest
    @CsvSource({
        "86400, 1, 3, true", "86400, 0, 0, true", ", 1, 3, false", ", 0, 3, true", "1, 55, 60, true",
        "5, 65, 60, false", "5, 8, 2, false", "86400, 3600, 30, false"})
    void a_process_that_is_younger_than_the_run_has_started_in_it(
            Integer first, int last, int between, boolean isRestarted) {
        assertThat(new Uptimes(
                Optional.ofNullable(first).map(Duration::ofSeconds), Duration.ofSeconds(last),
                Duration.ofSeconds(between)).isRestarted()).isEqualTo(isRestarted);
    }

    @Test
    void a_restart_in_a_run_of_a_moment_is_told() {
        assertThat(run(86_400, 1, Duration.ZERO).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Date: Thu, 22 Jan 2026 10:00:00 GMT | \"2026-01-21T10:00:00Z\" | \"2026-01-22T09:59:59Z\"      | INCONCLUSIVE",
        "Date: Thu, 22 Jan 2026 10:00:00 GMT | 1768989600              | 1769075999000               | INCONCLUSIVE",
        "Date: Thu, 22 Jan 2026 10:00:00 GMT | \"2026-01-21T10:00:00Z\" | \"2026-01-22T10:00:00+01:00\" | PASS",
        "X-No: date                          | \"2026-01-21T10:00:00Z\" | \"2026-01-22T09:59:59Z\"      | PASS"})
    void a_start_time_tells_a_restart_too_by_the_clock_of_the_service(
            String header, String first, String last, Verdict verdict) {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = a_server_that(answers(visitor -> visitor.say(reply("200 OK", header + "\r\n",
                "{\"started_at\":" + (asked.getAndIncrement() == 0 ? first : last) + "}"))));
                Gates gates = new Gates(server)) {
            GateResult again = new SuiteRunner(gates.secrets())
                    .run(new Suite("s", List.of(FIRST, AGAIN)).of(ChatProfile.PROFILE), gates.in(Environment.STAGING))
                    .getLast();
            assertThat(again.verdict()).as(again.reason()).isEqualTo(verdict);
        }
    }

    @Test
    void a_hosts_clock_that_leaps_ahead_makes_no_restart() {
        GateResult again = run(5, 5, Duration.ofMinutes(1));
        assertThat(again.verdict()).as(again.reason()).isEqualTo(Verdict.PASS);
    }

    /** @param leap of the host's clock between the two answers, in which no time goes by */
    private static GateResult run(int first, int last, Duration leap) {
        AtomicReference<Instant> host = new AtomicReference<>(Instant.parse("2026-01-22T10:00:00Z"));
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = a_server_that(answers(visitor -> {
            boolean isFirst = asked.getAndIncrement() == 0;
            if (!isFirst) {
                host.set(host.get().plus(leap));
            }
            visitor.say(ok("{\"status\":\"ok\",\"uptime_seconds\":" + (isFirst ? first : last) + "}"));
        })); Gates gates = new Gates(server)) {
            GateContext usual = gates.in(Environment.STAGING);
            GateContext context = new GateContext(
                    usual.client(), usual.mode(), usual.deadline(), usual.waiting(), SteadyClock.of(host::get, () -> 0L),
                    usual.listener(), usual.lockouts(), List.of());
            return new SuiteRunner(gates.secrets())
                    .run(new Suite("s", List.of(FIRST, AGAIN)).of(ChatProfile.PROFILE), context)
                    .getLast();
        }
    }
}
