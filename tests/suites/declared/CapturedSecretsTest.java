package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.declared.EchoingService.reply;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.record.evidence.GateRunJson;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.demo.service.ManualClock;

/** What is captured is secret by what the declaration says of it, or does with it, and never by its length. */
class CapturedSecretsTest {

    private final ManualClock clock = new ManualClock();
    private final Secrets secrets = new Secrets();

    /** Against a service that hands out a value, and repeats it in every other answer. */
    private GateRun run(String yaml, String value) {
        try (EchoingService service = new EchoingService(sent -> sent.line().startsWith("POST /first")
                ? reply(201, "{\"flag\": true, \"value\": \"" + value + "\", \"session\": {\"id\": \"" + value + "\"}}")
                : reply(200, "{\"echo\": \"it was " + value + "\"}"))) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), Map.of())
                            .promotionGate(Environment.STAGING),
                    Environment.STAGING, service.target(), Optional.empty(), Optional.empty(), new Operator("tester"),
                    HttpSettings.defaults(), Duration.ofMinutes(5));
            return new GateRunner(clock, clock::pass, secrets).run(order, RunListener.silent());
        }
    }

    private GateRun run(String capture, String second, String value) {
        return run("gates:\n"
                + "  first: {post: /first, expect: 201, capture: {" + capture + "}}\n"
                + "  second: {" + second + ", after: first, expect: {json: {/echo: {matches: '^it'}}}, keep: /echo}\n",
                value);
    }

    private static String echo(GateRun run) {
        return String.valueOf(run.gate(new GateName("second")).orElseThrow().observed().orElseThrow()
                .fields().get("echo"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            handle: /value                          | get: /a, headers: {authorization: "Bearer {{handle}}"}
            handle: /value                          | get: /a, headers: {cookie: "theme=dark; s={{handle}}"}
            handle: /value                          | get: /a, headers: {x-api-key: "{{handle}}"}
            handle: /value                          | get: /a, cookies: {theme: "{{handle}}"}
            handle: /value                          | get: /a, query: {access_token: "{{handle}}"}
            handle: /value                          | post: /a, form: {password: "{{handle}}"}
            handle: /value                          | post: /a, json: {login: {token: ["{{handle}}"]}}
            handle: /session/id                     | get: /a
            pin_token: /value                       | get: /a
            handle: {json: /value, secret: true}    | get: /a
            handle: {json: /value, secret: true}    | get: "/a/{{handle}}"
            """)
    void a_short_one_is_shown_nowhere(String capture, String second) {
        GateRun run = run(capture, second, "k7-q2");
        assertThat(run.verdict()).as(GateRunJson.write(run)).isEqualTo(Verdict.PASS);
        assertThat(echo(run)).isEqualTo("it was [redacted]");
        assertThat(GateRunJson.write(run)).doesNotContain("k7-q2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            order: /value                                | get: "/orders/{{order}}"
            order: /value                                | get: /a
            handle: {json: /value, secret: false}        | get: /a, headers: {authorization: "Bearer {{handle}}"}
            handle: {json: /session/id, secret: false}   | get: /a
            """)
    void a_long_one_that_tells_nobody_apart_may_be_kept(String capture, String second) {
        String id = "0b6c1f0e-6d0f-4f58-9c4e-2a1d3b5c7e90";
        assertThat(echo(run(capture, second, id))).isEqualTo("it was " + id);
    }

    @Test
    void one_that_is_too_short_to_be_kept_out_of_reports_decides_nothing() {
        GateRun run = run("token: /value", "get: /a, headers: {authorization: \"Bearer {{token}}\"}", "abc");
        assertThat(run.gate(new GateName("first")).orElseThrow().reason()).isEqualTo(
                "the secret 'token' at /value is shorter than 4 characters, and could not be kept out of reports");
        assertThat(run.gate(new GateName("second")).orElseThrow().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_truth_value_is_no_secret_since_every_report_has_one() {
        GateRun run = run("token: {json: /flag, secret: true}", "get: /a, headers: {x-token: \"{{token}}\"}", "k7-q2");
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(secrets.areIn("true")).isFalse();
    }

    @Test
    void a_word_that_every_report_says_is_no_secret_either() {
        GateRun run = run("token: {json: /value, secret: true}", "get: /a, headers: {x-token: \"{{token}}\"}", "staging");
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(secrets.areIn("staging")).isFalse();
    }
}
