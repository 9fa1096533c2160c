package tests.suites.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.failure.Sights.answer;
import static tests.suites.failure.Sights.trouble;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Timing;
import lockstep.gates.http.Trouble;
import lockstep.suites.failure.HealthSnapshot;
import lockstep.suites.failure.RefusedStart;
import lockstep.suites.limits.ChatOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class RefusedStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Timing NO_TIME = new Timing(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    private static final Observation REFUSED = trouble(Trouble.REFUSED);
    private static final String PAGE = "<html>Bad gateway</html>";

    private final RefusedStart start = new RefusedStart("a malformed CORS_ORIGINS", Sights.BEGUN, PATIENCE);

    private Decision after(int seconds, Observation health, Observation dbHealth) {
        ChatOutcome none = new ChatOutcome.Improper(Decision.inconclusive("not asked"));
        return start.look(new HealthSnapshot(Sights.BEGUN.plusSeconds(seconds), health, dbHealth, health, none)).decision();
    }

    @Test
    void a_refusal_that_lasts_passes() {
        assertThat(after(10, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(190, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
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

    @ParameterizedTest
    @EnumSource(value = Trouble.class, names = {"ANSWER_TIMEOUT", "CUT", "HEADERS", "MALFORMED", "TOO_LARGE", "TLS"})
    void what_accepts_connections_and_does_not_answer_has_not_refused_to_start(Trouble trouble) {
        after(10, trouble(trouble), trouble(trouble));
        Decision last = after(190, trouble(trouble), trouble(trouble));
        assertThat(last.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(last.reason()).isEqualTo("health: the connection was accepted, but " + trouble.meaning()
                + ": a proxy's or the app's is not known, so neither is whether it started with a malformed CORS_ORIGINS");
        after(200, REFUSED, trouble(trouble));
        assertThat(after(390, REFUSED, trouble(trouble)).reason())
                .startsWith("db health: the connection was accepted, but ");
    }

    @Test
    void an_answer_that_began_and_never_ended_is_the_app_s() {
        Observation began = new NoAnswer(Trouble.ANSWER_TIMEOUT, "the detail", OptionalInt.of(200), NO_TIME);
        after(10, began, began);
        Decision last = after(190, began, began);
        assertThat(last.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(last.reason()).isEqualTo("health answers 200, and the answer was not complete in time: the app runs, "
                + "and does not refuse to start");
        Observation gateway = new NoAnswer(Trouble.CUT, "the detail", OptionalInt.of(502), NO_TIME);
        after(200, gateway, gateway);
        assertThat(after(390, gateway, gateway).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_tcp_proxy_with_nobody_behind_it_closes_at_once_and_that_is_a_refusal() {
        Observation closed = cut(Duration.ofMillis(3), Optional.empty());
        after(10, closed, closed);
        after(100, REFUSED, closed);
        Decision last = after(190, closed, closed);
        assertThat(last.verdict()).isEqualTo(Verdict.PASS);
        assertThat(last.reason()).isEqualTo("the start is refused: the connection was closed unanswered for 180 s"
                + ", and never a 200");
    }

    @Test
    void what_closes_after_a_while_or_speaks_TLS_first_may_be_the_app() {
        for (Observation closed : List.of(
                cut(Duration.ofSeconds(10), Optional.empty()), cut(Duration.ofMillis(3), Optional.of(Duration.ZERO)))) {
            after(10, closed, closed);
            assertThat(after(190, closed, closed).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    private static Observation cut(Duration took, Optional<Duration> tls) {
        return new NoAnswer(Trouble.CUT, "nothing of it came", OptionalInt.empty(), new Timing(
                Optional.empty(), Optional.of(Duration.ZERO), tls, Optional.of(Duration.ZERO), took));
    }

    @Test
    void a_db_health_that_answers_without_JSON_may_be_the_app_s() {
        for (Observation dbHealth : List.of(answer(200, "ok"), answer(404, PAGE), answer(500, PAGE))) {
            after(10, answer(502, PAGE), dbHealth);
            assertThat(after(190, answer(502, PAGE), dbHealth).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_network_lost_before_db_health_was_asked_begins_the_time_anew() {
        after(10, REFUSED, REFUSED);
        after(100, REFUSED, trouble(Trouble.NO_ROUTE));
        assertThat(after(190, REFUSED, REFUSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_gateway_s_timeout_is_also_that_of_an_app_that_hangs() {
        after(10, answer(504, PAGE), answer(504, PAGE));
        Decision last = after(190, answer(504, PAGE), answer(504, PAGE));
        assertThat(last.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(last.reason()).startsWith("health answers 504, as a proxy does of an app that hangs too: ");
    }

    @Test
    void what_a_socket_does_is_told_apart_as_it_comes_over_the_wire() {
        assertThat(asked(visitor -> { }).verdict()).as("closed at once").isEqualTo(Verdict.PASS);
        assertThat(asked(visitor -> visitor.hears()).verdict()).as("closed when it had heard").isEqualTo(Verdict.PASS);
        assertThat(asked(visitor -> {
            visitor.hears();
            Thread.sleep(Duration.ofMinutes(1));
        }).reason()).startsWith("health: the connection was accepted, but the answer was not complete in time: ");
    }

    /** The last of two looks, patience apart, at a server that does this. */
    private Decision asked(Behaviour behaviour) {
        HttpSettings soon = HttpSettings.defaults()
                .withTimes(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));
        try (LoopbackServer server = LoopbackServer.a_server_that(behaviour);
                ServiceClient client = new ServiceClient(server.target(), soon, new Secrets())) {
            Observation seen = client.call(Request.get("/health"), Deadline.in(Duration.ofSeconds(60)));
            after(10, seen, seen);
            return after(190, seen, seen);
        }
    }
}
