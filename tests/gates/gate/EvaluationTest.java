package tests.gates.gate;

import static lockstep.gates.gate.Expectation.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.TimeClaim;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.JsonContract;
import lockstep.gates.gate.ServiceProfile;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Timing;
import lockstep.gates.http.Trouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class EvaluationTest {

    private static final Timing TIMING =
            new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMillis(1));

    @ParameterizedTest
    @CsvSource({
        "200, 200, PASS, '200'",
        "200, 500, FAIL, 'expected status 200, got 500'",
        "200, 204, FAIL, 'expected status 200, got 204'",
        "200, 302, FAIL, 'expected status 200, got 302, a redirect, which is not followed'",
        "415, 415, PASS, '415'",
        "415, 400, FAIL, 'expected status 415, got 400'",
    })
    void a_status_is_right_or_wrong(int expected, int got, Verdict verdict, String reason) {
        assertThat(evaluate(answer(got, ""), status(expected))).isEqualTo(new Decision(verdict, reason));
    }

    @Test
    void the_error_code_of_a_wrong_answer_is_told() {
        assertThat(evaluate(answer(503, "{\"error_code\":\"db_down\"}"), status(200)).reason())
                .isEqualTo("expected status 200, got 503 (db_down)");
    }

    @ParameterizedTest
    @CsvSource({
        "'anon=1; Path=/',      PASS, 'cookie anon'",
        "'anon=; Path=/',       FAIL, 'expected the cookie anon to be set; no cookie was set'",
        "'anon=1; Max-Age=0',   FAIL, 'expected the cookie anon to be set; no cookie was set'",
        "'other=1',             FAIL, 'expected the cookie anon to be set; 1 other cookie was set'",
        "'ANON=1',              FAIL, 'expected the cookie anon to be set; 1 other cookie was set'",
        "'nonsense',            FAIL, 'expected the cookie anon to be set; no cookie was set'",
    })
    void a_cookie_must_be_set_by_name_and_alive(String cookie, Verdict verdict, String reason) {
        Answer answer = answer(200, "", "Set-Cookie", cookie);
        assertThat(evaluate(answer, new Expectation.SetsCookie("anon")))
                .isEqualTo(new Decision(verdict, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":1}',         PASS, 'has a'",
        "'{\"b\":1}',         FAIL, 'not an A: no a'",
        "'',                  FAIL, 'expected an A, but the body is empty'",
        "'{\"a\":1',          FAIL, 'expected an A, but the body is not valid JSON, line 1, column 7'",
        "'{\"a\":1}{}',       FAIL, 'expected an A, but the body is not valid JSON, line 1, column 8'",
        "'{\"a\":1,\"a\":2}', FAIL, 'expected an A, but the body is not valid JSON: a key is there twice, line 1, column 11'",
        "'\ufeff{\"a\":1}',   FAIL, 'expected an A, but the body is not valid JSON: it begins with a byte order mark'",
    })
    void a_contract_is_kept_or_broken(String body, Verdict verdict, String reason) {
        assertThat(evaluate(answer(200, body), new Expectation.Keeps(new HasA())))
                .isEqualTo(new Decision(verdict, reason));
    }

    @ParameterizedTest
    @CsvSource({
        "memory-fallback, FAIL", "MEMORY-FALLBACK, FAIL", "'postgres, memory-fallback', FAIL",
        "'memory-fallback,postgres', FAIL", "memory-fallback; since=12, FAIL", "'postgres, memory-fallback ;x', FAIL",
        "postgres, PASS", "'', PASS", "no-memory-fallback, PASS", "postgres; was=memory-fallback, PASS",
        "memory-fallback-off, PASS",
    })
    void a_refused_value_is_found_among_others_of_its_header(String value, Verdict verdict) {
        Answer answer = answer(200, "", "x-waf-limiter", value);
        assertThat(evaluate(answer, new Expectation.WithoutHeader("x-waf-limiter", "memory-fallback")).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void of_several_expectations_the_first_that_is_not_met_is_the_reason() {
        Expectation all = status(200).and(new Expectation.SetsCookie("anon")).and(new Expectation.Keeps(new HasA()));
        assertThat(evaluate(answer(500, ""), all).reason()).startsWith("expected status 200");
        assertThat(evaluate(answer(200, ""), all).reason()).startsWith("expected the cookie");
        assertThat(evaluate(answer(200, "{\"a\":1}", "Set-Cookie", "anon=1"), all))
                .isEqualTo(Decision.pass("200, cookie anon, has a"));
    }

    @ParameterizedTest
    @EnumSource
    void trouble_fails_only_where_it_is_the_services(Trouble trouble) {
        Decision decision = evaluate(
                new NoAnswer(trouble, "the detail", OptionalInt.empty(), TIMING),
                new Expectation.StatusAmong(Set.of(200)));
        assertThat(decision.verdict()).isEqualTo(trouble.isOfTheService() ? Verdict.FAIL : Verdict.INCONCLUSIVE);
        assertThat(decision.reason()).contains(trouble.meaning(), "the detail");
    }

    @ParameterizedTest
    @CsvSource({
        "200, 401, 3000, FAIL, 'expected status 401, within 2.0 s, got 200, and the rest of the answer did not come in the time of the run'",
        "200, 200, 3000, FAIL, 'expected an answer within 2.0 s, and it was not complete after 3.0 s'",
        "200, 200, 1000, INCONCLUSIVE, 'status 200, but the time of the run was over (timeout)'",
        "429, 200, 1000, INCONCLUSIVE, 'status 429, but the time of the run was over (timeout)'",
        "0, 200, 3000, INCONCLUSIVE, 'the time of the run was over (timeout)'",
    })
    void what_was_wrong_before_the_run_had_no_time_left_is_a_failure(
            int seen, int expected, long milliseconds, Verdict verdict, String reason) {
        Timing timing = new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Duration.ofMillis(milliseconds));
        Expectation all = new Expectation.StatusAmong(Set.of(expected))
                .and(new Expectation.Claimed(new TimeClaim(Duration.ofSeconds(2))));
        assertThat(evaluate(new NoAnswer(Trouble.OUT_OF_TIME, "timeout",
                seen == 0 ? OptionalInt.empty() : OptionalInt.of(seen), timing), all))
                .isEqualTo(new Decision(verdict, reason));
    }

    @Property
    void whatever_the_answer_it_is_decided_and_the_reason_can_be_shown(@ForAll byte[] body, @ForAll String text) {
        Expectation all = status(200).and(new Expectation.Keeps(new HasA()));
        Answer answer = new Answer(HttpUrl.get("http://x/"), "http/1.1", 200, Headers.of(), body, TIMING);
        assertThat(evaluate(answer, all).verdict()).isIn(Verdict.PASS, Verdict.FAIL);
        String reason = evaluate(answer(500, text), all).reason();
        assertThat(Sanitiser.line(reason)).isEqualTo(reason);
    }

    /** Of a service that names its errors. */
    private static Decision evaluate(Observation seen, Expectation expected) {
        ServiceProfile profile = new ServiceProfile(
                List.of(), List.of(), List.of("error_code"), List.of(), Optional.empty(), Optional.empty(), List.of());
        return Evaluation.evaluate(seen, expected, profile);
    }

    private static Answer answer(int status, String body, String... headers) {
        return new Answer(
                HttpUrl.get("http://x.example/"), "http/1.1", status, Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8), TIMING);
    }

    private record HasA() implements JsonContract {

        @Override
        public String name() {
            return "an A";
        }

        @Override
        public Optional<String> breach(JsonNode body) {
            return body.has("a") ? Optional.empty() : Optional.of("no a");
        }

        @Override
        public String summary(JsonNode body) {
            return "has a";
        }
    }
}
