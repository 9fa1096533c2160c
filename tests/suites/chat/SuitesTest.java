package tests.suites.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.limited;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Visitor;

@Timeout(120)
class SuitesTest {

    private static final SuiteCatalog SUITES = new SuiteCatalog(ServiceContract.defaults());
    private static final List<String> SMOKE = List.of("health", "db_health", "whoami", "chat_happy", "chat_415");

    private record Heard(String path, String type, String cookie) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger chats = new AtomicInteger();

    @Test
    void production_has_the_smoke_and_staging_the_burst_as_well() {
        assertThat(names(SUITES.smoke(Environment.STAGING))).isEqualTo(SMOKE);
        assertThat(names(SUITES.promotionGate(Environment.PRODUCTION, SuiteParameters.defaults())))
                .startsWith(SMOKE.toArray(String[]::new)).endsWith("chat_415", "health_after", "db_health_after");
        Suite staging = SUITES.promotionGate(Environment.STAGING, SuiteParameters.defaults());
        assertThat(names(staging)).startsWith(SMOKE.toArray(String[]::new)).endsWith(
                "burst_429", "health_after", "db_health_after");
        assertThat(staging.skipped())
                .extracting(skipped -> skipped.gate().name().word())
                .containsExactly("burst_recovery");
    }

    @Test
    void a_right_service_passes_and_the_burst_is_last() {
        try (LoopbackServer server = a_server_that(answers(this::serve))) {
            GateRun run = run(server, SUITES.promotionGate(Environment.STAGING, SuiteParameters.defaults()));
            assertThat(run.verdict()).as(run.gates().toString()).isEqualTo(Verdict.PASS);
            assertThat(heard).hasSize(SMOKE.size() + SuiteParameters.DEFAULT_BURST + 2);
            assertThat(heard.subList(0, SMOKE.size()))
                    .extracting(Heard::path).containsOnlyOnce("/health", "/db/health", "/auth/whoami");
            assertThat(heard.subList(0, SMOKE.size()))
                    .extracting(Heard::type)
                    .containsOnlyOnce("text/plain", "application/json");
        }
    }

    @Test
    void the_chat_brings_the_cookie_and_the_wrong_content_type_comes_as_a_stranger() {
        try (LoopbackServer server = a_server_that(answers(this::serve))) {
            run(server, SUITES.smoke(Environment.STAGING));
            assertThat(heard).filteredOn(request -> request.type().equals("application/json"))
                    .extracting(Heard::cookie).containsExactly("anon_session=abc123");
            assertThat(heard).filteredOn(request -> request.type().equals("text/plain"))
                    .extracting(Heard::cookie).containsExactly("");
        }
    }

    @Test
    void the_smoke_asks_four_questions_at_once_and_the_chat_after_them() {
        CountDownLatch four = new CountDownLatch(4);
        try (LoopbackServer server = a_server_that(answers(visitor -> {
            four.countDown();
            four.await();
            serve(visitor);
        }))) {
            assertThat(run(server, SUITES.smoke(Environment.STAGING)).verdict()).isEqualTo(Verdict.PASS);
            assertThat(heard.getLast().type()).isEqualTo("application/json");
        }
    }

    @Test
    void where_health_fails_or_no_limit_was_met_no_chat_is_sent_to_see_it_end() {
        SuiteParameters options = new SuiteParameters(5, 1, false, true, true);
        for (String health : List.of("404 Not Found", "200 OK")) {
            heard.clear();
            try (LoopbackServer server = a_server_that(answers(visitor -> {
                heard.add(new Heard(visitor.path(), visitor.header("Content-Type"), ""));
                visitor.say(visitor.path().equals("/health") ? reply(health, "", "{}") : ok(GOVERNED));
            }))) {
                GateResult recovery = run(server, SUITES.promotionGate(Environment.STAGING, options))
                        .gate(new GateName("burst_recovery")).orElseThrow();
                assertThat(recovery.verdict()).as(recovery.reason()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(recovery.reason()).startsWith("not run, because ").endsWith(" did not pass");
                assertThat(recovery.about()).isPresent();
                assertThat(heard).filteredOn(request -> request.type().equals("application/json"))
                        .hasSize(health.startsWith("404") ? 0 : 1 + options.burst());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json | {\"app_env\":\"production\",\"app_env\":\"production\"} | a key is there twice",
        "application/json | \ufeff{\"app_env\":\"production\"} | it begins with a byte order mark",
        "text/plain | \ufeff {\"app_env\":\"production\"} | its content-type is text/plain",
        "text/plain | {\"app_env\":\"staging\",\"app_env\":\"production\"} | its content-type is text/plain",
        "application/json | {\"app_env\":\"production\" | not valid JSON, line 1",
        "application/json | {\"app_env\":\"staging\",\"environment\":\"production\"} | says that it is production",
        "application/json | {\"environment\":\"prod\",\"app_env\":\"stage\"} | says that it is production",
        "application/json | {\"env\":\"prod\",\"app_env\":\"blue\"} | says that it is production",
        "application/json | {\"\\u0065nv\":\"prod\", \"load\": NaN} | not valid JSON",
    })
    void a_service_that_does_not_say_plainly_that_it_is_staging_is_not_burst(String type, String body, String reason) {
        GateRun run = withHealth(type, body);
        GateResult health = run.gate(new GateName("health")).orElseThrow();
        assertThat(health.verdict()).as(health.reason()).isEqualTo(Verdict.FAIL);
        assertThat(health.reason()).contains(reason);
        assertThat(chats).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json | ''", "application/json | ' '", "text/plain | OK", "text/html | <p>{ok}</p>",
        "text/plain | {ok}",
        "application/json | OK", "application/json | {\"load\": NaN}", "application/x-ndjson | {\"a\":1} {\"b\":2}",
        "application/json | {\"app_env\":\"staging\",\"env\":\"production\"}",
        "application/json | \"ok\"", "application/json | {\"app_env\":\"staging\",\"environment\":\"stage\"}",
        "application/json | {\"app_env\":\"blue\",\"environment\":\"staging\"}"})
    void a_health_that_says_no_other_environment_passes(String type, String body) {
        GateRun run = withHealth(type, body);
        assertThat(run.verdict()).as(run.gates().toString()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "gate", "drills", "drill A", "drill B", "drill C"})
    void a_service_that_gives_each_new_visitor_its_cookie_on_any_path_passes(String suite) {
        ReleaseDrills drills = new ReleaseDrills(ServiceContract.defaults(),
                new LogGate(new LogSource.None(), "/api/chat", List.of()), new Pacer(Pace.defaults()));
        Suite asked = switch (suite) {
            case "smoke" -> SUITES.smoke(Environment.STAGING);
            case "gate" -> SUITES.promotionGate(Environment.STAGING, SuiteParameters.defaults());
            default -> drills.suite(suite.equals("drills") ? ReleaseDrills.GENTLE : EnumSet.of(
                    Drill.B, Drill.valueOf(suite.substring(6))));
        };
        CountDownLatch healthy = new CountDownLatch(1);
        AtomicInteger asWhom = new AtomicInteger();
        try (LoopbackServer server = a_server_that(answers(visitor -> {
            if (visitor.path().equals("/auth/whoami") && !suite.startsWith("drill") && asWhom.getAndIncrement() == 0) {
                healthy.await();
                visitor.say(limited("0"));
                return;
            }
            visitor.say(withCookie(visitor));
            if (visitor.path().equals("/health")) {
                healthy.countDown();
            }
        }))) {
            GateRun run = run(server, asked);
            assertThat(run.gates()).filteredOn(gate -> Set.of("whoami", "drill_b").contains(gate.name().word()))
                    .isNotEmpty().allSatisfy(gate ->
                            assertThat(gate.verdict()).as(gate.reason()).isEqualTo(Verdict.PASS));
        }
    }

    /** As middleware does it: whoever comes without the cookie is given one, whatever is asked. */
    private String withCookie(Visitor visitor) {
        String body = visitor.path().equals("/api/chat") ? GOVERNED : "{}";
        return reply("200 OK", visitor.header("Cookie").isEmpty() ? "Set-Cookie: anon_session=abc123; Path=/\r\n" : "",
                body);
    }

    private GateRun withHealth(String type, String body) {
        try (LoopbackServer server = a_server_that(answers(visitor -> {
            if (visitor.path().equals("/health")) {
                visitor.say(reply("200 OK", "Content-Type: " + type + "\r\n", body));
            } else {
                serve(visitor);
            }
        }))) {
            return run(server, SUITES.promotionGate(Environment.STAGING, SuiteParameters.defaults()));
        }
    }

    private void serve(Visitor visitor) throws IOException {
        heard.add(new Heard(visitor.path(), visitor.header("Content-Type"), visitor.header("Cookie")));
        boolean json = visitor.header("Content-Type").equals("application/json");
        visitor.say(switch (visitor.path()) {
            case "/health", "/db/health" -> ok("{\"status\":\"ok\"}");
            case "/auth/whoami" -> reply("200 OK", "Set-Cookie: anon_session=abc123; Path=/\r\n", "{}");
            case "/api/chat" -> !json
                    ? reply("415 No", "", "{\"ok\":false,\"error_code\":\"content_type_invalid\"}")
                    : chats.getAndIncrement() < 5 ? ok(GOVERNED) : limited("30");
            default -> reply("404 Not Found", "", "");
        });
    }

    private static List<String> names(Suite suite) {
        return suite.gates().stream().map(gate -> gate.name().word()).toList();
    }

    private static GateRun run(LoopbackServer server, Suite suite) {
        GateRunRequest order = new GateRunRequest(
                suite, Environment.STAGING, server.target(), Optional.empty(), Optional.empty(), new Operator("tests"),
                HttpSettings.defaults(), Duration.ofSeconds(60));
        return new GateRunner(InstantSource.system(), time -> {}, new Secrets()).run(order, RunListener.silent());
    }
}
