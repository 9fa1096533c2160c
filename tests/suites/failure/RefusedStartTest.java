package tests.suites.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Timing;
import lockstep.gates.http.Trouble;
import lockstep.suites.failure.HealthSnapshot;
import lockstep.suites.failure.RefusedStart;
import lockstep.suites.limits.ChatOutcome;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedStartTest {

    private static final Instant BEGUN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Timing NO_TIME = new Timing(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    private static final Observation REFUSED = trouble(Trouble.REFUSED);
    private static final String PAGE = "<html>Bad gateway</html>";

    private final RefusedStart start = new RefusedStart("a malformed CORS_ORIGINS", BEGUN, PATIENCE);

    private static Observation trouble(Trouble trouble) {
        return new NoAnswer(trouble, "the detail", OptionalInt.empty(), NO_TIME);
    }

    private static Observation answer(int status, String body) {
        return new Answer(
                HttpUrl.get("http://x/"), "http/1.1", status, Headers.of(), body.getBytes(StandardCharsets.UTF_8),
                NO_TIME);
    }

    private Decision after(int seconds, Observation health, Observation dbHealth) {
        ChatOutcome none = new ChatOutcome.Improper(Decision.inconclusive("not asked"));
        return start.look(new HealthSnapshot(BEGUN.plusSeconds(seconds), health, dbHealth, health, none)).decision();
    }

    @Test
    void a_refusal_that_lasts_passes() {
        assertThat(after(10, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(190, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_proxy_that_has_nobody_behind_it_all_the_time_passes(int status) {
        after(10, answer(status, PAGE), answer(status, PAGE));
        assertThat(after(190, answer(status, PAGE), answer(status, PAGE)).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"message\":\"Service Unavailable\"}", "{\"status\":503,\"error\":\"no upstream\"}",
        "{\"detail\":\"no database\"}", "{\"status\":\"error\"}", "[]"})
    void JSON_that_a_gateway_or_the_app_may_have_sent_decides_nothing(String body) {
        after(10, answer(503, body), answer(503, body));
        Decision last = after(190, answer(503, body), answer(503, body));
        assertThat(last.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(last.reason()).contains("a proxy's or the app's is not known");
        after(200, REFUSED, answer(503, body));
        assertThat(after(390, REFUSED, answer(503, body)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"ok\":false,\"error_code\":\"db_unavailable\"}", "{\"uptime_seconds\":5}", "{\"db\":\"unavailable\"}"})
    void an_app_that_answers_a_503_itself_runs(String body) {
        Observation sick = answer(503, body);
        after(10, sick, sick);
        assertThat(after(190, sick, sick).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_app_whose_db_health_answers_runs_whatever_health_does() {
        Observation down = answer(503, "{\"db\":\"unavailable\"}");
        after(10, REFUSED, down);
        assertThat(after(190, REFUSED, down).verdict()).isEqualTo(Verdict.FAIL);
        after(200, answer(503, PAGE), down);
        assertThat(after(390, answer(503, PAGE), down).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void two_refusals_with_a_lost_network_between_them_are_not_one_that_lasted() {
        after(10, REFUSED, REFUSED);
        after(20, trouble(Trouble.NO_ROUTE), trouble(Trouble.NO_ROUTE));
        assertThat(after(190, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(370, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.PASS);
    }
}
