package tests.suites.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunReader;
import lockstep.suites.exposure.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveGuardTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");
    private static final String ORIGIN = "Access-Control-Allow-Origin: ";
    private static final String[] LET_IN = {ORIGIN
            + "https://app.example", "Access-Control-Allow-Headers: Content-Type"};

    @TempDir
    Path folder;

    private GateRun check(String mode, String base, String... options) {
        String environment = mode.equals("prod") ? "production" : mode;
        try {
            Files.writeString(folder.resolve("lockstep.yaml"),
                    "environments: {" + environment + ": {base: '" + base + "', frontend: 'https://app.example'}}\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> arguments = new ArrayList<>(List.of("--mode", mode, "--base", base, "--json"));
        arguments.addAll(List.of(options));
        return GateRunReader.read(doors().in(folder).open("config-guard", arguments.toArray(String[]::new)).out(),
                "stdout");
    }

    private static GateResult gate(GateRun run, String name) {
        return run.gate(new GateName(name)).orElseThrow();
    }

    private static List<String> notPassing(GateRun run) {
        return run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .map(gate -> gate.name().word())
                .toList();
    }

    private static DemoService demo(Environment mode, Fault... faults) {
        return DemoService.start(
                DemoSettings.of(mode, COMMIT).withCorsOrigins("https://app.example").withFaults(faults));
    }

    @Test
    void a_healthy_production_passes_what_is_asked_and_skips_the_rest() {
        try (DemoService service = demo(Environment.PRODUCTION)) {
            GateRun run = check("prod", service.base().toString(), "--require-security-headers");
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS).map(gate ->
                    gate.name().word()))
                    .containsExactly("debug_errors", "cors_wildcard", "cors_localhost", "cors_frontend",
                            "security_headers");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CORS_WILDCARD, cors_wildcard", "CORS_LOCALHOST, cors_localhost", "DEBUG_TRACEBACK, debug_errors",
        "NO_SECURITY_HEADERS, security_headers",
    })
    void each_fault_of_the_service_fails_its_own_gate_and_no_other(Fault fault, String gate) {
        try (DemoService service = demo(Environment.PRODUCTION, fault)) {
            assertThat(notPassing(
                    check("prod", service.base().toString(), "--require-security-headers"))).containsExactly(gate);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://App.example:443/x,https://app.example", "http://app.example:443,http://app.example:443",
        "http://web_1,http://web_1", "http://Web_1:80/,http://web_1", "http://web_1:8080,http://web_1:8080"})
    void a_page_has_an_origin_wherever_it_is(String page, String origin) {
        assertThat(Origin.of(Target.parse(page)).text()).isEqualTo(origin);
    }

    @Test
    void a_frontend_that_is_not_let_in_fails() {
        try (DemoService service = DemoService.start(
                DemoSettings.of(Environment.PRODUCTION, COMMIT).withCorsOrigins("https://other.example"))) {
            assertThat(notPassing(check("prod", service.base().toString()))).containsExactly("cors_frontend");
        }
    }

    @Test
    void staging_may_let_localhost_in() {
        try (DemoService service = demo(Environment.STAGING, Fault.CORS_LOCALHOST)) {
            GateRun run = check("staging", service.base().toString());
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(gate(run, "cors_localhost").verdict()).isEqualTo(Verdict.SKIPPED);
        }
    }

    @Test
    void security_headers_are_reported_and_only_decide_when_asked() {
        try (DemoService service = demo(Environment.PRODUCTION, Fault.NO_SECURITY_HEADERS)) {
            GateResult reported = gate(check("prod", service.base().toString()), "security_headers");
            assertThat(reported.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(reported.reason()).contains("missing X-Content-Type-Options, X-Frame-Options, Referrer-Policy");
        }
    }

    @Test
    void variables_and_live_service_judge_one_claim_and_the_worse_counts() throws IOException {
        Files.writeString(folder.resolve("prod.env"), Given.production().dotenv());
        try (DemoService service = demo(Environment.PRODUCTION, Fault.DEBUG_TRACEBACK)) {
            GateRun run = check("prod", service.base().toString(), "--env-file", "prod.env");
            assertThat(notPassing(run)).containsExactly("debug_errors");
            assertThat(gate(run, "debug_errors").reason()).startsWith("production: DEBUG_ERRORS is 0; live: ").contains(
                    "traceback");
            Files.writeString(folder.resolve("prod.env"), Given.production().with("DEBUG_ERRORS", "1").dotenv());
            service.mend(Fault.DEBUG_TRACEBACK);
            assertThat(notPassing(check("prod", service.base().toString(), "--env-file", "prod.env"))).containsExactly(
                    "debug_errors");
        }
    }

    @Test
    void whoever_lets_everybody_in_by_name_is_found_and_localhost_is_left_undecided() {
        try (OddService service = new OddService().answers("OPTIONS", 200, "", ORIGIN
                + "{origin}", "Access-Control-Allow-Headers: content-type",
                "Access-Control-Allow-Credentials: true")) {
            GateRun run = check("prod", service.base());
            assertThat(notPassing(run)).containsExactly("cors_wildcard");
            assertThat(gate(run, "cors_wildcard").reason()).contains(
                    "lets in https://lockstep-probe.invalid, with cookies");
            assertThat(gate(run, "cors_localhost").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, INCONCLUSIVE", "429, INCONCLUSIVE", "302, FAIL", "503, FAIL", "403, PASS", "404, PASS",
            "400, PASS"})
    void the_status_of_a_preflight_may_say_nothing_of_origins(int status, Verdict verdict) {
        try (OddService service = new OddService().answers("OPTIONS", status, "")) {
            assertThat(gate(check("staging", service.base()), "cors_wildcard").verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void the_frontend_needs_one_header_a_2xx_and_leave_for_json() {
        try (OddService service = new OddService()) {
            service.answers("OPTIONS", 204, "", LET_IN);
            assertThat(gate(check("prod", service.base()), "cors_frontend").verdict()).isEqualTo(Verdict.PASS);
            service.answers("OPTIONS", 404, "", LET_IN);
            assertThat(gate(check("prod", service.base()), "cors_frontend").reason()).contains("answered with 404");
            service.answers("OPTIONS", 204, "", LET_IN[0]);
            assertThat(gate(check("prod", service.base()), "cors_frontend").reason()).contains("may not send JSON");
            service.answers("OPTIONS", 204, "",
                    Stream.concat(Stream.of(ORIGIN + "https://b.example"),
                            Arrays.stream(LET_IN)).toArray(String[]::new));
            assertThat(gate(check("prod", service.base()), "cors_frontend").reason()).contains("more than once");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Traceback (most recent call last):\\n  File \\\"/srv/x.py\\\", line 3, in f",
        "File \\\"main\\\", line 7",
        "java.lang.NullPointerException: x\\n\\tat com.acme.Chat.answer(Chat.java:42)",
        "TypeError: x is not a function\\n    at handler (/srv/index.js:10:5)",
        "in Chat.Answer() in C:\\\\src\\\\Chat.cs:line 9",
        "#0 /var/www/html/index.php(12): main()",
        "app/chat.rb:12:in `answer'",
        "panic: x\\n\\ngoroutine 1 [running]:",
        "see /usr/lib/python3/site-packages/fastapi",
        "JSONDecodeError: Expecting value",
        "ValueError('bad')",
        "Expecting value: line 1 column 14 (char 13)",
        "could not connect to postgresql://svc:pw@db/app",
    })
    void what_only_a_developer_should_see_fails_in_json_and_in_plain_text(String detail) {
        String plain = detail.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\\\", "\\");
        for (String body : List.of("{\"error_code\":\"x\",\"message\":\"" + detail + "\"}", plain)) {
            try (OddService service = new OddService().answers("POST", 400, body)) {
                GateResult result = gate(check("prod", service.base()), "debug_errors");
                assertThat(result.verdict()).as(body).isEqualTo(Verdict.FAIL);
                assertThat(result.reason()).startsWith("the answer to invalid JSON (400) shows ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"detail\":{\"stack\":[\"x\"]}}", "{\"debug\":true}", "[{\"Traceback\":\"x\"}]", "{\"exception\":\"x\"}",
    })
    void a_telling_field_fails_at_any_depth(String body) {
        try (OddService service = new OddService().answers("POST", 422, body)) {
            assertThat(gate(check("prod", service.base()), "debug_errors").reason()).contains("shows a field ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"ok\":false,\"error_code\":\"json_invalid\",\"message\":\"The request body is not valid JSON.\"}",
        "{\"error_code\":\"ValidationError\",\"debug\":false,\"stack\":null,\"exception\":\"\"}",
        "Bad Request", "", "<html><body><h1>400 Bad Request</h1></body></html>",
        "{\"detail\":[{\"type\":\"json_invalid\",\"msg\":\"JSON decode error\"}]}",
    })
    void an_ordinary_error_passes(String body) {
        try (OddService service = new OddService().answers("POST", 400, body)) {
            assertThat(gate(check("prod", service.base()), "debug_errors").verdict()).isEqualTo(Verdict.PASS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404, 405})
    void where_no_error_was_provoked_nothing_is_concluded(int status) {
        try (OddService service = new OddService().answers("POST", status, "{}")) {
            assertThat(gate(check("prod", service.base()), "debug_errors").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "502 | <html>Bad Gateway</html> | INCONCLUSIVE", "503 | {\"message\":\"no upstream\"} | INCONCLUSIVE",
        "504 | '' | INCONCLUSIVE", "503 | {\"ok\":false,\"error_code\":\"unavailable\"} | PASS",
        "502 | Traceback (most recent call last) | FAIL"})
    void an_error_of_a_gateway_is_none_of_the_service(int status, String body, Verdict verdict) {
        try (OddService service = new OddService().answers("POST", status, body)) {
            GateResult result = gate(check("prod", service.base()), "debug_errors");
            assertThat(result.verdict()).as(result.reason()).isEqualTo(verdict);
        }
    }

    @Test
    void a_limit_is_waited_out_once() {
        try (OddService service = new OddService().answers("POST", 429, "{}", "Retry-After: 0").then("POST", 400,
                "{}")) {
            GateResult result = gate(check("staging", service.base()), "debug_errors");
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.attempts()).isEqualTo(2);
        }
        try (OddService service = new OddService().answers("POST", 429, "{}")) {
            assertThat(gate(check("staging", service.base()), "debug_errors").verdict())
                    .isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_limit_in_production_fails_every_look_at_once() {
        try (OddService service = new OddService()) {
            service.answers("OPTIONS", 429, "").answers("GET", 429, "{}");
            service.answers("POST", 429, "{}", "Retry-After: 0").then("POST", 400, "{}");
            GateRun run = check("prod", service.base());
            for (String gate : List.of("debug_errors", "cors_wildcard", "security_headers")) {
                GateResult result = gate(run, gate);
                assertThat(result.verdict()).as(gate + ": " + result.reason()).isEqualTo(Verdict.FAIL);
                assertThat(result.reason()).isEqualTo("unexpected 429: in production, a rollback trigger");
                assertThat(result.attempts()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_limit_in_production_that_shows_the_inside_says_so() {
        try (OddService service = new OddService().answers("POST", 429, "Traceback (most recent call last)")) {
            assertThat(gate(check("prod", service.base()), "debug_errors").reason())
                    .startsWith("the answer to invalid JSON (429) shows ");
        }
    }

    @Test
    void a_body_made_to_cost_time_does_not() {
        String hostile = "A".repeat(200_000) + "/app".repeat(50_000) + "at " + "a.".repeat(100_000) + " File \""
                + "x".repeat(100_000);
        try (OddService service = new OddService().answers("POST", 400, hostile)) {
            long start = System.nanoTime();
            assertThat(gate(check("prod", service.base()), "debug_errors").verdict()).isEqualTo(Verdict.PASS);
            assertThat((System.nanoTime() - start) / 1_000_000_000.0).isLessThan(60);
        }
    }
}
