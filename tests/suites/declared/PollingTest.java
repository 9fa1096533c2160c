package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.declared.EchoingService.reply;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.demo.service.ManualClock;
import tests.suites.declared.EchoingService.Reply;

/** How a poll ends: by a right answer in its time, by the end of that, or at once. */
class PollingTest {

    private static final String DONE = "{\"state\": \"done\"}";

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger asked = new AtomicInteger();

    private GateResult polled(Environment mode, IntFunction<Reply> answers) {
        String yaml = "gates: {job: {get: /job, expect: {status: 200, json: {/state: done}}, "
                + "poll: {every: 1s, for: 10s}}}";
        try (EchoingService service = new EchoingService(sent -> answers.apply(asked.getAndIncrement()))) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), Map.of()).promotionGate(mode),
                    mode, service.target(), Optional.empty(), Optional.empty(), new Operator("tester"),
                    HttpSettings.defaults(), Duration.ofMinutes(30));
            return new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent())
                    .gate(new GateName("job")).orElseThrow();
        }
    }

    @Test
    void a_right_answer_in_its_time_passes() {
        GateResult result = polled(Environment.STAGING, number -> reply(200, number < 3 ? "{}" : DONE));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
        assertThat(result.reason()).contains("after 4 tries");
    }

    @Test
    void a_right_answer_after_its_time_fails() {
        GateResult result = polled(Environment.STAGING, number -> {
            clock.pass(Duration.ofSeconds(11));
            return reply(200, DONE);
        });
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("but only after 11", "not within 10");
    }

    @Test
    void a_right_answer_after_its_time_for_a_limit_on_staging_decides_nothing() {
        GateResult result = polled(Environment.STAGING, number ->
                number == 0 ? reply(429, "{}", "Retry-After", "60") : reply(200, DONE));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).contains("not within 10", "a Retry-After was waited out");
    }

    @Test
    void a_limit_that_took_the_time_of_an_earlier_try_decides_nothing_either() {
        GateResult late = polled(Environment.STAGING, number -> switch (number) {
            case 0 -> reply(429, "{}", "Retry-After", "8");
            case 1 -> reply(200, "{}");
            default -> {
                clock.pass(Duration.ofSeconds(3));
                yield reply(200, DONE);
            }
        });
        assertThat(late.verdict()).as(late.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        asked.set(0);
        GateResult never = polled(Environment.STAGING, number ->
                number == 0 ? reply(429, "{}", "Retry-After", "9") : reply(200, "{}"));
        assertThat(never.verdict()).as(never.reason()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "canary"})
    void people_who_are_turned_away_end_it_at_once(String mode) {
        GateResult result = polled(Environment.parseAny(mode), number ->
                number == 0 ? reply(429, "{}", "Retry-After", "1") : reply(200, DONE));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).contains("unexpected 429: in production, a rollback trigger");
        assertThat(asked.get()).isEqualTo(1);
    }
}
