package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.LoopbackServer.a_tls_server_that;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.error.UsageError;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import lockstep.gates.http.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.FreePort;

class ProxiesTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static final String WANTS_A_PASSWORD =
            "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";

    @TempDir
    private Path folder;

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void an_http_call_goes_to_the_proxy_with_the_whole_url() {
        try (LoopbackServer proxy = a_proxy_that_says(OK)) {
            assertThat(call("http://service.example", Map.of("http_proxy", proxy.base()))).isInstanceOf(Answer.class);
            assertThat(heard.getFirst()).startsWith("GET http://service.example/health HTTP/1.1");
        }
    }

    @Test
    void an_https_call_asks_the_proxy_for_a_tunnel() {
        try (LoopbackServer proxy = a_proxy_that_says("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(trouble(call("https://service.example", Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()))))
                    .isEqualTo(Trouble.PROXY);
            assertThat(heard.getFirst()).startsWith("CONNECT service.example:443 HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://service.example", "https://service.example"})
    void a_proxy_that_wants_a_password_says_nothing_of_the_service(String base) {
        try (LoopbackServer proxy = a_proxy_that_says(WANTS_A_PASSWORD)) {
            Trouble trouble = trouble(call(base, Map.of("all_proxy", proxy.base())));
            assertThat(trouble).isEqualTo(Trouble.PROXY);
            assertThat(trouble.isOfTheService()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://service.example", "https://service.example"})
    void a_proxy_that_is_not_there_says_nothing_of_the_service(String base) {
        String gone = "http://127.0.0.1:" + FreePort.any();
        assertThat(trouble(call(base, Map.of("all_proxy", gone)))).isEqualTo(Trouble.PROXY);
    }

    @Test
    void the_password_in_the_variable_is_for_the_proxy_alone() {
        Behaviour wants_a_password = answers(visitor -> {
            heard.add(visitor.request());
            visitor.say(visitor.header("Proxy-Authorization").equals("Basic bWU6czNjcmV0")
                    ? OK
                    : WANTS_A_PASSWORD);
        });
        try (LoopbackServer proxy = a_server_that(wants_a_password)) {
            Observation seen = call("http://service.example",
                    Map.of("http_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port()));
            assertThat(seen).isInstanceOf(Answer.class);
            assertThat(heard).noneMatch(request -> request.contains("\r\nAuthorization"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://service.example", "https://service.example"})
    void a_proxy_whose_name_is_unknown_says_nothing_of_the_service(String base) {
        assertThat(trouble(call(base, Map.of("all_proxy", "http://nowhere.invalid:3128")))).isEqualTo(Trouble.PROXY);
    }

    @Test
    void a_proxy_that_says_more_than_that_it_wants_a_password_says_nothing_of_the_service() {
        try (LoopbackServer proxy = a_proxy_that_says(WANTS_A_PASSWORD + OK)) {
            assertThat(trouble(call("http://service.example",
                    Map.of("http_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port())))).isEqualTo(Trouble.PROXY);
        }
    }

    @Test
    void a_service_that_wants_the_password_of_a_proxy_is_not_told_it_and_its_answer_counts() {
        Behaviour listens = answers(visitor -> {
            heard.add(visitor.request());
            visitor.say(WANTS_A_PASSWORD);
        });
        try (LoopbackServer service = a_tls_server_that(Certificates.valid(), listens);
                LoopbackServer proxy = a_server_that(visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 Go on\r\n\r\n");
                    Behaviour.passes_on_to(service.port()).meet(visitor);
                })) {
            Observation seen = call(service.base(),
                    Map.of("https_proxy", "http://me:s3cret@127.0.0.1:" + proxy.port()));
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(heard).singleElement().asString().doesNotContain("Proxy-Authorization");
            assertThat(seen).isInstanceOfSatisfying(Answer.class, answer -> {
                assertThat(answer.status()).isEqualTo(407);
                assertThat(answer.header("Proxy-Authenticate")).isPresent();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_407_of_a_service_that_is_called_directly_is_its_answer(boolean isSecure) {
        try (LoopbackServer service = isSecure
                ? a_tls_server_that(Certificates.valid(), answers(WANTS_A_PASSWORD))
                : a_server_that(answers(WANTS_A_PASSWORD))) {
            assertThat(call(service.base(), Map.of())).isInstanceOfSatisfying(
                    Answer.class, answer -> assertThat(answer.status()).isEqualTo(407));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "*", "127.0.0.1", "x.example, 127.0.0.1", "127.0.0.0/8", "10.0.0.0/8 127.0.0.0/16", ".0.0.1", "0.0.1",
                "::1/128,127.0.0.1/32"})
    void an_exempt_host_is_called_directly(String exempt) {
        try (LoopbackServer proxy = a_proxy_that_says(OK); LoopbackServer service = a_server_that(answers(OK))) {
            call(service.base(), Map.of("http_proxy", proxy.base(), "no_proxy", exempt));
            assertThat(proxy.connections()).isZero();
            assertThat(service.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example", "27.0.0.1", "128.0.0.0/8", "127.0.0.0/99", "127.0.0.0/x", "::/0", "/",
            "127.0.0.1.example"})
    void any_other_host_is_not(String exempt) {
        try (LoopbackServer proxy = a_proxy_that_says(OK); LoopbackServer service = a_server_that(answers(OK))) {
            call(service.base(), Map.of("http_proxy", proxy.base(), "no_proxy", exempt));
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(service.connections()).isZero();
        }
    }

    @Test
    void the_upper_case_variable_for_http_is_not_read() {
        try (LoopbackServer proxy = a_proxy_that_says(OK); LoopbackServer service = a_server_that(answers(OK))) {
            call(service.base(), Map.of("HTTP_PROXY", proxy.base()));
            assertThat(proxy.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "socks5://me:s3cret@127.0.0.1:1080", "https://me:s3cret@127.0.0.1", "me:s3cret@", "http://me:s3/cret@x y",
                "me:s3cret@x y:z"})
    void a_variable_that_holds_no_http_proxy_is_a_usage_error_without_its_password(String value) {
        assertThatThrownBy(() -> call("http://service.example", Map.of("http_proxy", value)))
                .isInstanceOf(UsageError.class)
                .message().doesNotContain("s3cret", "cret@");
    }

    private LoopbackServer a_proxy_that_says(String words) {
        return a_server_that(answers(visitor -> {
            heard.add(visitor.request());
            visitor.say(words);
        }));
    }

    private Observation call(String base, Map<String, String> environment) {
        HttpSettings settings = HttpSettings.defaults().withEnvironment(environment)
                .withCaFile(Optional.of(Certificates.authorityIn(folder)));
        try (ServiceClient client = new ServiceClient(Target.parse(base), settings, new Secrets())) {
            return client.call(Request.get("/health"), Deadline.in(Duration.ofSeconds(60)));
        }
    }

    private static Trouble trouble(Observation seen) {
        assertThat(seen).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) seen).trouble();
    }
}
