package tests.gates.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.declared.Answers.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.ServiceProfile;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of an answer, and the words for what came instead. */
class ClaimsTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");

    private static String judged(String gate, Answer answer) {
        DeclaredGate declared = GateFile.readOne("gates: {g: {get: /a, " + gate + "}}", "x", Beside.nothing())
                .gates().getFirst();
        var decision = Evaluation.evaluate(
                answer, declared.wanted().expectation(declared.keep(), java.util.Optional.empty(), NOW),
                ServiceProfile.http());
        return decision.verdict() == Verdict.PASS ? "pass" : decision.reason();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            {/a: 1}                          | {"a": 1.0}         | pass
            {/a: 1}                          | {"a": 2}           | expected 1 at /a, was number 2
            {/a: done}                       | {"a": "lost"}      | expected "done" at /a, was a string of 4 characters
            {/a: done}                       | {}                 | expected "done" at /a, was missing
            {/a: {type: string}}             | {"a": 3}           | expected string at /a, was number 3
            {/choices/0: {type: string}}     | {"choices": [3]}   | expected string at /choices/0, was number 3
            {/a: {type: string}}             | {"a": 493021}      | expected string at /a, was a number of 6 digits
            {/a: {less: 5}}                  | {"a": 12.25}       | expected a number less than 5 at /a, was a number of 4 digits
            {/a: {type: integer}}            | {"a": 3.0}         | pass
            {/a: {type: integer}}            | {"a": 3.5}         | expected integer at /a, was number 3.5
            {/a: {type: "null"}}             | {"a": null}        | pass
            {/a: {type: object}}             | {"a": [1, 2]}      | expected object at /a, was an array of 2
            {/a: {less: 5}}                  | {"a": 5}           | expected a number less than 5 at /a, was number 5
            {/a: {greater: 0.5}}             | {"a": 0.4}         | expected a number greater than 0.5 at /a, was number 0.4
            {/a: {greater: 0.5}}             | {"a": 0.6}         | pass
            {/a: {less: 5}}                  | {"a": 1e999}       | #expected a number less than 5 at /a, was number Infinity#
            {/a: {exists: true}}             | {"a": null}        | pass
            {/a: {exists: true}}             | {"b": 1}           | expected a value at /a, was missing
            {/a: {absent: true}}             | {"b": 1}           | pass
            {/a: {exists: false}}            | {"a": true}        | expected nothing at /a, was boolean true
            {/a: {matches: '^o_[0-9]+$'}}    | {"a": "o_12"}      | pass
            {/a: {matches: '^o_[0-9]+$'}}    | {"a": "12"}        | expected a match of /^o_[0-9]+$/ at /a, was a string of 2 characters
            {/a: {not: [x, y]}}              | {"a": "y"}         | expected not "x" or "y" at /a, was a string of 1 characters
            {/a: {not: x}}                   | {}                 | pass
            {/a: {one_of: [1, 2]}}           | {"a": 2}           | pass
            {/a: {one_of: [1, 2], optional: true}} | {}           | pass
            {/a~1b: 1}                       | {"a/b": 1}         | pass
            {"": {type: array}}              | [1]                | pass
            {"": {type: array}}              | {}                 | expected array at the whole body, was an object
            {/a: {equals: {b: [1, {c: x}]}}} | {"a": {"b": [1.0, {"c": "x"}]}} | pass
            {/a: {equals: {b: [1, {c: x}]}}} | {"a": {"b": [1, {"c": 2}]}} | expected "x" at /a/b/1/c, was number 2
            {/a: {equals: {b: 1, 'c/d': 2}}} | {"a": {"b": 1}}    | expected 2 at /a/c~1d, was missing
            {/a: {equals: {b: 1}}}           | {"a": {"b": 1, "Grace": 2}} | expected an object of 1 field at /a, was an object
            {/a: [1, 2]}                     | {"a": [1, 2, 3]}   | expected an array of 2 items at /a, was an array of 3
            {/a: [1, 2]}                     | {"a": [3]}         | expected 1 at /a/0, was number 3
            {/a: [1, 2]}                     | {"a": {}}          | expected [1,2] at /a, was an object
            {/a: {one_of: [[1], [2]]}}       | {"a": [2.0]}       | pass
            {"": {equals: {b: 1}}}           | {"b": 2}           | expected 1 at /b, was number 2
            {/a/b/c: 1}                      | {"a": {"x": "Grace"}} | expected 1 at /a/b/c, was missing; /a is an object of 1 field
            {/a/b: 1}                        | {"a": "Grace"}     | expected 1 at /a/b, was missing; /a is a string
            {/a: 1}                          | [1]                | expected 1 at /a, was missing; the whole body is an array of 1 item
            {/a: 1, /b: 2}                   | {"a": 2, "b": 3}   | expected 1 at /a, was number 2; expected 2 at /b, was number 3
            {/a: 1}                          | not json           | expected JSON with /a 1, but the body is not valid JSON, line 1, column 1
            """)
    void fields_are_told_by_expectation_observation_and_place(String json, String body, String words) {
        assertThat(judged("expect: {json: " + json + "}", answer(200, body))).isEqualTo(words.replace("#", ""));
    }

    @Test
    void what_came_instead_of_JSON_is_told_by_its_content_type() {
        assertThat(judged("expect: {json: {/a: 1}}", answer(200, "<html>", "Content-Type", "text/html; charset=utf-8")))
                .isEqualTo("expected JSON with /a 1, but the body is not valid JSON; its content-type is text/html");
        assertThat(judged("expect: {json: {/a: 1}}", answer(200, "{\"a\" 1}", "Content-Type", "application/json")))
                .endsWith("but the body is not valid JSON, line 1, column 6");
        assertThat(judged("expect: {json: {/a: 1}}", answer(200, "x", "Content-Encoding", "br")))
                .endsWith("but the body is not valid JSON; it is encoded, by content-encoding");
        String deep = "[".repeat(65) + "]".repeat(65);
        assertThat(judged("expect: {json: {/a: 1}}", answer(200, deep)))
                .endsWith("but the body is not valid JSON: it is deeper than 64, or has longer numbers or names than are read");
    }

    @Test
    void a_text_of_the_answer_is_quoted_only_where_it_may_be_kept() {
        Answer secret = answer(200, "{\"a\": \"for Grace only\"}");
        assertThat(judged("expect: {json: {/a: done}}", secret)).doesNotContain("Grace");
        assertThat(judged("keep: /a, expect: {json: {/a: done}}", secret))
                .isEqualTo("expected \"done\" at /a, was string \"for Grace only\"");
    }

    @Test
    void what_differs_within_a_value_is_quoted_only_where_that_very_field_may_be_kept() {
        Answer secret = answer(200, "{\"a\": {\"b\": \"for Grace only\"}}");
        assertThat(judged("keep: /a, expect: {json: {/a: {equals: {b: done}}}}", secret))
                .isEqualTo("expected \"done\" at /a/b, was a string of 14 characters");
        assertThat(judged("keep: /a/b, expect: {json: {/a: {equals: {b: done}}}}", secret))
                .isEqualTo("expected \"done\" at /a/b, was string \"for Grace only\"");
    }

    @Test
    void headers_are_held_by_value_pattern_number_and_absence() {
        Answer answer = answer(201, "", "Location", "/orders/7", "X-Left", "3", "X-Kind", "a", "X-Kind", "b");
        assertThat(judged("expect: {headers: {location: '/orders/7', x-left: {less: 4, greater: 2}}}", answer))
                .isEqualTo("pass");
        assertThat(judged("expect: {headers: {Location: {matches: '^/jobs/'}}}", answer))
                .isEqualTo("expected a match of /^/jobs// at header location, was a string of 9 characters");
        assertThat(judged("expect: {headers: {x-kind: b}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {x-kind: {not: b}}}", answer)).contains("expected not \"b\"");
        assertThat(judged("expect: {headers: {x-kind: {absent: true}}}", answer)).contains("expected nothing");
        assertThat(judged("expect: {headers: {x-none: {exists: true}}}", answer)).contains("was missing");
        assertThat(judged("expect: {headers: {x-left: 3}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {x-left: '3'}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {x-left: {one_of: [2, 3], type: integer}}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {x-left: {type: string}}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {x-left: 4}}", answer)).contains("expected 4 at header x-left");
    }

    @Test
    void a_header_that_is_a_list_is_one_value_in_one_line_or_in_several() {
        Answer answer = answer(200, "", "Vary", "Accept-Encoding", "Vary", "Origin", "Set-Cookie", "lb=7",
                "Set-Cookie", "session=x; HttpOnly", "Location", "/orders/1", "Location", "/elsewhere");
        assertThat(judged("expect: {headers: {vary: {matches: Origin}}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {vary: {matches: '^Accept-Encoding, Origin$'}}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {vary: {matches: Cookie}}}", answer)).contains("expected a match");
        assertThat(judged("expect: {headers: {vary: {not: Origin}}}", answer)).contains("expected");
        assertThat(judged("expect: {headers: {set-cookie: {matches: '^session=.*HttpOnly'}}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {location: {matches: '^/orders/'}}}", answer)).contains("expected a match");
    }

    @Test
    void of_a_header_that_comes_twice_one_is_equal_and_each_keeps_all_else() {
        Answer answer = answer(200, "", "Strict-Transport-Security", "max-age=1", "Strict-Transport-Security", "none",
                "X-Left", "3", "X-Left", "many");
        assertThat(judged("expect: {headers: {strict-transport-security: max-age=1}}", answer)).isEqualTo("pass");
        assertThat(judged("expect: {headers: {strict-transport-security: {matches: '^max-age='}}}", answer))
                .isEqualTo("expected a match of /^max-age=/ at header strict-transport-security, was a string of 4 "
                        + "characters");
        assertThat(judged("expect: {headers: {x-left: {type: integer}}}", answer)).contains("expected integer");
        assertThat(judged("expect: {headers: {x-left: {less: 5}}}", answer)).contains("expected a number less than 5");
    }

    @Test
    void a_text_that_is_too_long_is_not_quoted_in_part() {
        String sixty = "a".repeat(60);
        assertThat(judged("expect: {json: {/a: lost}}, keep: /a", answer(200, "{\"a\": \"" + sixty + "\"}")))
                .contains("was string \"" + sixty + "\"");
        assertThat(judged("expect: {json: {/a: lost}}, keep: /a", answer(200, "{\"a\": \"" + sixty + "b\"}")))
                .contains("was a string of 61 characters");
    }

    @Test
    void status_time_size_and_certificate_are_held() {
        assertThat(judged("expect: [2xx, 304]", answer(304, ""))).isEqualTo("pass");
        assertThat(judged("expect: [2xx, 304]", answer(404, ""))).isEqualTo("expected status 2xx or 304, got 404");
        assertThat(judged("expect: {within: 200ms}", Answers.after(Duration.ofMillis(201))))
                .isEqualTo("expected an answer within 200 ms, took 201 ms");
        assertThat(judged("expect: {bytes: {less: 3}}", answer(200, "abc")))
                .isEqualTo("expected a body of fewer than 3 bytes, was 3");
        assertThat(judged("expect: {bytes: {greater: 2, less: 4}}", answer(200, "abc"))).isEqualTo("pass");
        assertThat(judged("expect: {certificate_days: 14}",
                Answers.withCertificateUntil(NOW.plus(Duration.ofDays(13)))))
                .isEqualTo("expected a certificate with at least 14 days left, has 13");
        assertThat(judged("expect: {certificate_days: 14}",
                Answers.withCertificateUntil(NOW.plus(Duration.ofDays(14))))).isEqualTo("pass");
        assertThat(judged("expect: {certificate_days: 14}", answer(200, ""))).contains("came without TLS");
    }

    @Test
    void a_pattern_that_would_take_years_gives_up_and_fails() {
        Instant begun = Instant.now();
        String body = "{\"a\": \"" + "a".repeat(60) + "!\"}";
        assertThat(judged("expect: {json: {/a: {matches: '^(.*a){12}b$'}}}", answer(200, body)))
                .contains("in few enough steps");
        String deep = "{\"a\": \"" + "ab".repeat(200_000) + "\"}";
        assertThat(judged("expect: {json: {/a: {matches: '^(a|b)*c$'}}}", answer(200, deep))).contains("expected a match");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void what_is_kept_is_what_is_named() {
        DeclaredGate gate = GateFile.readOne(
                "gates: {g: {get: /a, expect: 200, keep: [/a, /b/0, /c, etag]}}", "x", Beside.nothing())
                .gates().getFirst();
        var kept = gate.keep().of(answer(
                200, "{\"a\": 1, \"b\": [true], \"c\": \"" + "x".repeat(300) + "\", \"d\": \"secret\"}",
                "ETag", "\"1\"", "Retry-After", "3"));
        assertThat(kept.fields()).isEqualTo(Map.of("a", 1L, "b/0", true, "c", "(text of 300 characters)"));
        assertThat(kept.headers()).isEqualTo(Map.of("etag", "\"1\""));
        assertThat(kept.status()).isEqualTo(OptionalInt.of(200));
    }
}
