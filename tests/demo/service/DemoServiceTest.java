package tests.demo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.demo.service.Visit.header;
import static tests.demo.service.Visit.json;
import static tests.demo.service.Visit.text;

import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.PlanLimits;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of facts.md, answer by answer. */
class DemoServiceTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");

    private final ManualClock clock = new ManualClock();
    private DemoService service = DemoService.start(settings());
    private Visit visit = new Visit(service);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void health_tells_status_version_uptime_and_revision() {
        clock.pass(Duration.ofMinutes(2));
        HttpResponse<String> answer = visit.get("/health");
        assertThat(answer.body()).isEqualTo("{\"status\":\"ok\",\"version\":\"1.0.0\",\"uptime_seconds\":120,\"app_env\":\"production\"}");
        assertThat(header(answer, "X-Build-Sha")).isEqualTo(COMMIT.hex());
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(answer.body().length()));
        assertThat(header(answer, "X-Request-Id")).isNotEmpty();
    }

    @Test
    void whoami_names_an_anonymous_visitor_and_knows_them_again() {
        HttpResponse<String> first = visit.get("/auth/whoami");
        String visitor = text(first, "anon_id");
        assertThat(header(first, "Set-Cookie"))
                .startsWith("anon_session=" + visitor)
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(text(visit.whoami("anon_session=" + visitor), "anon_id")).isEqualTo(visitor);
        assertThat(text(visit.whoami("anon_session=forged"), "anon_id")).isNotEqualTo("forged");
        assertThat(json(first).path("authenticated").asBoolean(true)).isFalse();
        assertThat(json(first).path("user_id").isNull()).isTrue();
        assertThat(text(first, "subject_type")).isEqualTo("anon");
    }

    @Test
    void a_chat_is_answered_with_the_whole_contract_and_no_echo() {
        HttpResponse<String> answer = visit.say("quoth the raven");
        assertThat(json(answer).propertyNames()).containsExactly(
                "action", "rendered_text", "failure_type", "failure_reason", "ux_state", "cooldown_seconds");
        assertThat(header(answer, "X-UX-State")).isEqualTo("OK");
        assertThat(answer.body()).doesNotContain("raven");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "text/plain                      | hi                     | 415 | content_type_invalid",
        "application/jsonp               | {\"user_text\":\"hi\"} | 415 | content_type_invalid",
        "application/json                | {\"user_text\":        | 400 | json_invalid",
        "application/json                | {} {}                  | 400 | json_invalid",
        "application/json                | {\"message\":\"hi\"}   | 400 | user_text_missing",
        "application/json                | {\"user_text\":\" \"}  | 400 | user_text_missing",
        "application/json                | {\"user_text\":{}}     | 400 | user_text_missing",
        "application/json                | []                     | 400 | user_text_missing",
        "Application/JSON; charset=utf-8 | {\"user_text\":\"hi\"} | 200 | ''",
    })
    void what_is_no_request_is_told_so(String type, String body, int status, String code) {
        HttpResponse<String> answer = visit.post(type, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(text(answer, "error_code")).isEqualTo(code);
    }

    @Test
    void what_is_no_request_counts_against_no_limit() {
        for (int i = 0; i < 20; i++) {
            visit.post("text/plain", "hi");
            visit.post("application/json", "{}");
        }
        assertThat(visit.say("hi").statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_beyond_the_cap_is_refused_and_a_deep_one_is_no_json() {
        assertThat(text(visit.say("x".repeat(200_001)), "error_code")).isEqualTo("payload_too_large");
        assertThat(text(visit.post("application/json", "[".repeat(50_000)), "error_code")).isEqualTo("json_invalid");
    }

    @Test
    void nine_thousand_characters_are_more_than_the_plan_includes_and_eight_thousand_are_not() {
        HttpResponse<String> tooLong = visit.say("x".repeat(9_000));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(text(tooLong, "failure_type")).isEqualTo("REQUEST_TOO_LARGE");
        assertThat(visit.say("x".repeat(8_000)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"POST,/health,GET", "DELETE,/db/health,GET", "PUT,/auth/whoami,GET", "GET,/api/chat,POST",
        "HEAD,/version,GET"})
    void a_wrong_method_is_told_the_right_one(String method, String path, String allowed) {
        HttpResponse<String> answer = visit.method(method, path);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/health/", "/api/chat/x", "/%2e%2e/etc/passwd"})
    void an_unknown_path_is_a_structured_404(String path) {
        HttpResponse<String> answer = visit.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer, "error_code")).isEqualTo("not_found");
    }

    @Test
    void a_limit_says_for_how_long_and_whose_and_lasts_that_long() {
        visit.say("hi", 5);
        HttpResponse<String> limited = visit.say("hi");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(header(limited, "Retry-After")).isEqualTo("30");
        assertThat(header(limited, "X-UX-State")).isEqualTo("RATE_LIMITED");
        assertThat(limited.body()).contains("\"retry_after_seconds\":30", "\"limit_scope\":\"ip\"");
        clock.pass(Duration.ofSeconds(29));
        assertThat(visit.say("hi").statusCode()).isEqualTo(429);
        clock.pass(Duration.ofSeconds(1));
        assertThat(visit.say("hi").statusCode()).isEqualTo(200);
    }

    @Test
    void a_plan_that_is_used_up_is_a_structured_limit() {
        restartWith(roomy().withPlan(new PlanLimits(100, 2)));
        HttpResponse<String> third = visit.say("hi", 3).getLast();
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(text(third, "error_code")).isEqualTo("plan_limit_exceeded");
        assertThat(header(third, "Retry-After")).isEqualTo(String.valueOf(Duration.ofHours(14).toSeconds()));
    }

    @ParameterizedTest
    @CsvSource({"25,50000,500000,6000,ip_window", "20000,25,500000,6000,actor_daily",
        "20000,50000,25,6000,global_daily", "20000,50000,500000,5,request"})
    void each_budget_blocks_in_its_own_name(long address, long actor, long global, long request, String scope) {
        BudgetLimits limits = BudgetLimits.defaults()
                .withAddress(address, Duration.ofHours(1))
                .withActorDaily(actor)
                .withGlobalDaily(global)
                .withRequest(request);
        restartWith(roomy().withBudgets(limits));
        HttpResponse<String> blocked = visit.say("hi", 3).getLast();
        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(text(blocked, "failure_type")).isEqualTo("BUDGET_EXCEEDED");
        assertThat(text(blocked, "failure_reason")).isEqualTo(scope);
        assertThat(header(blocked, "Retry-After").isEmpty()).isEqualTo(scope.equals("request"));
    }

    @Test
    void a_spent_budget_can_be_told_in_the_older_words() {
        restartWith(roomy().withLegacyBudgetCode().withBudgets(BudgetLimits.defaults().withGlobalDaily(5)));
        HttpResponse<String> blocked = visit.say("hi");
        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(text(blocked, "error_code")).isEqualTo("token_budget_exceeded");
        assertThat(header(blocked, "Retry-After")).isNotEmpty();
    }

    @Test
    void a_failing_model_is_a_governed_fallback_until_the_breaker_opens_and_one_probe_closes_it() {
        restartWith(roomy());
        service.break_(Fault.MODEL_DOWN);
        assertThat(visit.say("hi", 5)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(text(answer, "action")).isEqualTo("FALLBACK");
        });
        HttpResponse<String> open = visit.say("hi");
        assertThat(open.statusCode()).isEqualTo(503);
        assertThat(open.body()).contains("\"failure_type\":\"PROVIDER_UNAVAILABLE\"", "\"retry_after_s\":120");
        clock.pass(Duration.ofSeconds(120));
        assertThat(visit.say("hi").statusCode()).as("the probe fails").isEqualTo(200);
        assertThat(visit.say("hi").statusCode()).as("open again").isEqualTo(503);
        service.mend(Fault.MODEL_DOWN);
        clock.pass(Duration.ofSeconds(120));
        assertThat(visit.say("hi", 3)).allMatch(answer -> text(answer, "action").equals("ANSWER"));
    }

    @Test
    void a_chat_that_the_model_did_not_answer_costs_no_tokens() {
        restartWith(roomy().withBudgets(BudgetLimits.defaults().withGlobalDaily(25)));
        service.break_(Fault.MODEL_DOWN);
        visit.say("hi", 8);
        service.mend(Fault.MODEL_DOWN);
        clock.pass(Duration.ofSeconds(120));
        assertThat(visit.say("hi", 3)).extracting(HttpResponse::statusCode).containsExactly(200, 200, 429);
    }

    @Test
    void a_retry_after_is_rounded_up() {
        visit.say("hi", 6);
        clock.pass(Duration.ofMillis(28_500));
        assertThat(header(visit.say("hi"), "Retry-After")).isEqualTo("2");
    }

    @Test
    void only_the_configured_frontend_may_read_answers() {
        HttpResponse<String> allowed = visit.preflight("https://app.example");
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(header(allowed, "Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        assertThat(header(allowed, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(visit.from("https://app.example", "/health"), "Vary")).isEqualTo("Origin");
        for (String other : List.of("https://app.example.evil", "http://app.example", "null", "http://localhost")) {
            assertThat(visit.preflight(other).statusCode()).isEqualTo(403);
            assertThat(header(visit.preflight(other), "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void cors_faults_let_the_wrong_origins_in() {
        service.break_(Fault.CORS_LOCALHOST);
        assertThat(header(visit.preflight("http://localhost:3000"), "Access-Control-Allow-Origin"))
                .isEqualTo("http://localhost:3000");
        service.break_(Fault.CORS_WILDCARD);
        assertThat(header(visit.preflight("https://elsewhere.example"), "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https//app.example", "app.example", "https://app.example/", "https://a b", "*",
        "https://app.example,,", "ftp://app.example", "https://me:secret@app.example"})
    void malformed_origins_forbid_the_start(String origins) {
        assertThatThrownBy(() -> DemoService.start(settings().withCorsOrigins(origins)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("CORS_ORIGINS");
    }

    @Test
    void after_a_refused_start_nothing_answers_until_it_is_mended() {
        assertThatThrownBy(() -> service.break_(Fault.CORS_MALFORMED)).isInstanceOf(ConfigurationError.class);
        assertThatThrownBy(() -> visit.get("/health")).hasMessageContaining("no answer");
        service.mend(Fault.CORS_MALFORMED);
        assertThat(visit.get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void debug_errors_show_a_traceback_in_every_structured_error() {
        restartWith(settings().withDebugErrors());
        assertThat(visit.get("/nowhere").body()).contains("Traceback (most recent call last)");
    }

    @Test
    void a_log_line_is_written_for_each_chat_in_memory_and_in_the_file(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("service.log");
        restartWith(settings().withLogFile(file));
        HttpResponse<String> answer = visit.say("hi");
        visit.get("/health");
        visit.say("x".repeat(9_000));
        visit.say("hi", 6);
        assertThat(service.log().lines()).hasSize(8).isEqualTo(Files.readAllLines(file));
        assertThat(service.log().lines().getFirst())
                .contains("\"request_id\":\"" + header(answer, "X-Request-Id") + '"')
                .contains("\"status_code\":200", "\"waf_decision\":\"allow\"", "\"plan_decision\":\"allow\"");
        assertThat(service.log().lines().get(1)).contains("\"plan_decision\":\"refused_size\"");
        assertThat(service.log().lines().getLast()).contains("\"waf_decision\":\"limited_ip\"");
    }

    @Test
    void one_visitor_has_one_hashed_subject_and_another_another() {
        visit.sayWithCookie("hi", "anon_session=00000000-0000-0000-0000-000000000001");
        visit.sayWithCookie("hi", "a=b; anon_session=00000000-0000-0000-0000-000000000001");
        visit.sayWithCookie("hi", "anon_session=00000000-0000-0000-0000-000000000002");
        List<String> subjects = service.log().lines().stream()
                .map(line -> line.replaceAll(".*\"hashed_subject\":\"([0-9a-f]+)\".*", "$1"))
                .toList();
        assertThat(subjects.get(0)).hasSize(16).isEqualTo(subjects.get(1)).isNotEqualTo(subjects.get(2));
    }

    @Test
    void a_connection_is_kept_over_answers_of_every_kind() throws Exception {
        String requests = "POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 2\r\n\r\nhi"
                + "OPTIONS /api/chat HTTP/1.1\r\nHost: x\r\nOrigin: https://app.example\r\n\r\n"
                + "HEAD /health HTTP/1.1\r\nHost: x\r\n\r\n"
                + "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(service.base().getHost(), service.base().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(Pattern.compile("HTTP/1.1 (\\d{3})").matcher(answers).results().map(found -> found.group(1)))
                    .containsExactly("415", "204", "405", "200");
        }
    }

    @Test
    void the_demo_service_listens_on_loopback_only() {
        assertThat(service.base().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> new Socket("127.0.0.2", service.base().getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    private void restartWith(DemoSettings settings) {
        service.close();
        service = DemoService.start(settings);
        visit = new Visit(service);
    }

    private DemoSettings settings() {
        return DemoSettings.of(Environment.PRODUCTION, COMMIT).withClock(clock);
    }

    private DemoSettings roomy() {
        return settings().withWaf(WafLimits.defaults().withBurst(1_000, Duration.ofSeconds(1)));
    }
}
