package tests.gates.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.reply;

import java.util.List;
import java.util.Map;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.RequestGate;
import lockstep.gates.http.Request;
import lockstep.gates.suite.Suite;
import lockstep.gates.suite.SuiteRunner;
import lockstep.suites.chat.ChatProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.gates.http.LoopbackServer;

class KeptHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "X-Request-Id | 6f1c0f2b-0e3c-4d1c-9a7b-4e2d8f6a1b3c | 6f1c0f2b-0e3c-4d1c-9a7b-4e2d8f6a1b3c",
        "X-Request-Id | req_0123456789abcdef                 | req_0123456789abcdef",
        "X-Request-Id | ada@example.com asked for a refund   | (text of 34 characters)",
        "Retry-After  | 30                                   | 30",
        "Retry-After  | Thu, 22 Jan 2026 10:00:00 GMT        | Thu, 22 Jan 2026 10:00:00 GMT",
        "Retry-After  | Thursday, 22-Jan-26 10:00:00 GMT     | Thursday, 22-Jan-26 10:00:00 GMT",
        "Retry-After  | Sun Feb  1 10:00:00 2026             | Sun Feb  1 10:00:00 2026",
        "Retry-After  | sk-live-0123456789                   | (text of 18 characters)",
        "X-Ux-State   | RATE_LIMITED                         | RATE_LIMITED",
        "X-Ux-State   | the user said hello                  | (text of 19 characters)",
        "X-Waf-Limiter| memory-fallback                      | memory-fallback",
    })
    void a_header_is_kept_in_its_own_form_and_anything_else_as_its_length(String name, String value, String kept) {
        try (LoopbackServer server = a_server_that(answers(reply("200 OK", name + ": " + value + "\r\n", "{}")));
                Gates gates = new Gates(server)) {
            Map<String, String> headers = new RequestGate("health", Request.get("/"), Expectation.status(200))
                    .run(gates.in(Environment.STAGING)).observed().orElseThrow().headers();
            assertThat(headers).containsEntry(name.toLowerCase(), kept);
        }
    }

    @Test
    void a_suite_keeps_what_the_profile_of_its_service_names_and_nothing_else() {
        String json = "{\"status\":\"ok\",\"note\":\"ok\"}";
        try (LoopbackServer server = a_server_that(answers(reply("200 OK", "X-Waf-Limiter: on\r\n", json)));
                Gates gates = new Gates(server)) {
            Suite plain = new Suite("s", List.of(new RequestGate("health", Request.get("/"), Expectation.status(200))));
            Observed unknown = seen(plain, gates);
            assertThat(unknown.headers()).doesNotContainKey("x-waf-limiter");
            assertThat(unknown.fields()).isEmpty();
            Observed known = seen(plain.of(ChatProfile.PROFILE), gates);
            assertThat(known.headers()).containsEntry("x-waf-limiter", "on");
            assertThat(known.fields()).containsExactly(Map.entry("status", "ok"));
        }
    }

    private static Observed seen(Suite suite, Gates gates) {
        return new SuiteRunner(gates.secrets()).run(suite, gates.in(Environment.STAGING)).getFirst()
                .observed().orElseThrow();
    }
}
