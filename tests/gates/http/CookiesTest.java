package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookiesTest {

    private static final String VALUE = "c00kie-v4lue";

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Secrets secrets = new Secrets();
    private LoopbackServer server = a_server_that_sets("anon_session=" + VALUE + "; Path=/; HttpOnly");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_cookie_is_sent_back_within_its_run_and_not_in_the_next() {
        try (ServiceClient client = client()) {
            call(client, Request.get("/whoami"));
            call(client, Request.get("/chat"));
            call(client, Request.get("/chat").withoutCookies());
        }
        try (ServiceClient next = client()) {
            call(next, Request.get("/chat"));
        }
        assertThat(sent).containsExactly("", "anon_session=" + VALUE, "", "");
    }

    @Test
    void the_value_of_a_cookie_becomes_a_secret() {
        try (ServiceClient client = client()) {
            call(client, Request.get("/whoami"));
        }
        assertThat(secrets.redact("id " + VALUE)).isEqualTo("id [redacted]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "consent=false", "tracking=true", "lang=staging", "promo=2026", "since=2026-01-22", "theme=light", "ok=PASS",
        "anon_session=true", "cookie_consent_version=2026", "session_timeout=1800", "session_since=2026-01-22"})
    void an_ordinary_word_is_sent_back_and_hides_nothing_of_the_report(String cookie) {
        server.close();
        server = a_server_that_sets(cookie + "; Path=/");
        try (ServiceClient client = client()) {
            call(client, Request.get("/whoami"));
            call(client, Request.get("/chat"));
        }
        assertThat(sent).containsExactly("", cookie);
        assertThat(secrets.areIn("verified: true, false, staging, 2026-01-22T10:00:00Z, light, PASS")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon_session=quothe", "PHPSESSID=quothe", "anon_session=1234567",
        "id=12345678", "id=k7q2", "id=quoTheRaven"})
    void what_may_tell_somebody_apart_is_a_secret(String cookie) {
        server.close();
        server = a_server_that_sets(cookie + "; Path=/");
        try (ServiceClient client = client()) {
            call(client, Request.get("/whoami"));
        }
        assertThat(secrets.areIn(cookie)).isTrue();
    }

    @Test
    void a_cookie_that_is_taken_back_is_not_set() {
        server.close();
        server = a_server_that_sets("anon_session=gone-by-now; Max-Age=0");
        try (ServiceClient client = client()) {
            assertThat(call(client, Request.get("/whoami")).cookiesSet()).isEmpty();
            call(client, Request.get("/chat"));
        }
        assertThat(sent).containsExactly("", "");
    }

    @ParameterizedTest
    @CsvSource({
        "anon=abcdefgh12; Path=/, anon=; Path=/; Max-Age=0,                                ''",
        "anon=abcdefgh12; Path=/, 'anon=x; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', ''",
        "anon=abcdefgh12; Path=/, anon=; Path=/,                                           ''",
        "anon=; Path=/; Max-Age=0, anon=abcdefgh12; Path=/,                                anon",
        "anon=abcdefgh12; Path=/, anon=; Path=/old; Max-Age=0,                             anon",
        "anon=abcdefgh12; Path=/, anon=abcdefgh34; Path=/,                                 anon",
        "anon=abcdefgh12; Path=/, lang=en; Path=/,                                         'anon,lang'",
    })
    void the_last_word_of_an_answer_on_a_cookie_counts(String first, String second, String set) {
        server.close();
        server = a_server_that_sets(first + "\r\nSet-Cookie: " + second);
        try (ServiceClient client = client()) {
            assertThat(String.join(",", call(client, Request.get("/whoami")).cookiesSet())).isEqualTo(set);
        }
    }

    @Test
    void a_cookie_for_another_host_is_neither_set_nor_sent() {
        server.close();
        server = a_server_that_sets("anon_session=x123; Domain=elsewhere.example");
        try (ServiceClient client = client()) {
            assertThat(call(client, Request.get("/whoami")).cookiesSet()).isEmpty();
            call(client, Request.get("/chat"));
        }
        assertThat(sent).containsExactly("", "");
    }

    private LoopbackServer a_server_that_sets(String cookie) {
        return a_server_that(answers(visitor -> {
            sent.add(visitor.header("Cookie"));
            visitor.say("HTTP/1.1 200 OK\r\nSet-Cookie: " + cookie + "\r\nContent-Length: 0\r\n\r\n");
        }));
    }

    private ServiceClient client() {
        return new ServiceClient(server.target(), HttpSettings.defaults(), secrets);
    }

    private static Answer call(ServiceClient client, Request request) {
        Observation seen = client.call(request, Deadline.in(Duration.ofSeconds(60)));
        assertThat(seen).isInstanceOf(Answer.class);
        return (Answer) seen;
    }
}
