package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.LoopbackServer.a_tls_server_that;
import static tests.gates.http.LoopbackServer.an_https_url_whose_server;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.FreePort;

class ServiceClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final Request HEALTH = Request.get("/health");

    @TempDir
    private Path folder;

    @Test
    void connections_are_kept() {
        try (LoopbackServer server = a_server_that(answers(OK)); ServiceClient client = client(server.target())) {
            for (int i = 0; i < 5; i++) {
                assertThat(answer(client, HEALTH).status()).isEqualTo(200);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void each_phase_of_the_first_call_is_timed_and_on_a_kept_connection_only_the_answer() {
        try (LoopbackServer server = a_tls_server_that(Certificates.forLocalhost(), answers(OK))) {
            Target byName = Target.parse("https://localhost:" + server.port());
            try (ServiceClient client = client(byName, trusting())) {
                Answer first = answer(client, HEALTH);
                assertThat(first.timing().dns()).isPresent();
                assertThat(first.timing().connect()).isPresent();
                assertThat(first.timing().tls()).isPresent();
                assertThat(first.timing().firstByte()).isPresent();
                assertThat(first.timing().total()).isGreaterThan(first.timing().tls().orElseThrow());
                Answer second = answer(client, HEALTH);
                assertThat(second.timing().dns()).isEmpty();
                assertThat(second.timing().connect()).isEmpty();
                assertThat(second.timing().tls()).isEmpty();
                assertThat(second.timing().firstByte()).isPresent();
            }
        }
    }

    @Test
    void http2_is_spoken_where_it_is_offered() throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(Certificates.valid().getSocketFactory());
            server.enqueue(new MockResponse.Builder().code(200).build());
            server.start(InetAddress.getByName("127.0.0.1"), 0);
            try (ServiceClient client = client(Target.parse("https://127.0.0.1:" + server.getPort()), trusting())) {
                assertThat(answer(client, HEALTH).protocol()).isEqualTo("h2");
            }
        }
    }

    @Test
    void a_private_authority_is_trusted_beside_the_platforms_when_it_is_given() {
        try (LoopbackServer server = a_tls_server_that(Certificates.valid(), answers(OK));
                ServiceClient stranger = client(server.target());
                ServiceClient friend = client(server.target(), trusting())) {
            assertThat(trouble(stranger, HEALTH)).isEqualTo(Trouble.TLS);
            assertThat(answer(friend, HEALTH).status()).isEqualTo(200);
        }
    }

    @Test
    void an_answer_over_tls_tells_until_when_the_certificate_is_valid() {
        Duration time = Duration.ofDays(9);
        Instant end = Instant.now().plus(time);
        try (LoopbackServer secure = a_tls_server_that(Certificates.validFor(time), answers(OK));
                LoopbackServer plain = a_server_that(answers(OK));
                ServiceClient friend = client(secure.target(), trusting());
                ServiceClient other = client(plain.target())) {
            assertThat(answer(friend, HEALTH).certificateEnds()).hasValueSatisfying(
                    told -> assertThat(told).isBetween(end.minusSeconds(60), end.plusSeconds(60)));
            assertThat(answer(other, HEALTH).certificateEnds()).isEmpty();
        }
    }

    @Test
    void each_answer_tells_of_the_certificate_of_its_own_connection() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        CountDownLatch otherIsAnswered = new CountDownLatch(1);
        Behaviour waits_for_the_other = answers(visitor -> {
            heard.countDown();
            otherIsAnswered.await();
            visitor.say(OK);
        });
        Instant now = Instant.now();
        AtomicInteger visits = new AtomicInteger();
        try (LoopbackServer over = a_tls_server_that(Certificates.validFor(Duration.ofDays(2)), waits_for_the_other);
                LoopbackServer renewed = a_tls_server_that(Certificates.validFor(Duration.ofDays(90)), answers(OK));
                LoopbackServer balancer = an_https_url_whose_server(visitor -> Behaviour.passes_on_to(
                        visits.incrementAndGet() == 1 ? over.port() : renewed.port()).meet(visitor));
                ServiceClient client = client(balancer.target(), trusting())) {
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> answer(client, HEALTH));
            heard.await();
            assertThat(answer(client, HEALTH).certificateEnds().orElseThrow()).isAfter(now.plus(Duration.ofDays(89)));
            otherIsAnswered.countDown();
            assertThat(first.join().certificateEnds().orElseThrow()).isBefore(now.plus(Duration.ofDays(3)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Content-Length: 0\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
    void nothing_is_nothing_also_where_it_is_said_to_be_compressed(String end) {
        String empty = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + end;
        try (LoopbackServer server = a_server_that(answers(empty)); ServiceClient client = client(server.target())) {
            for (int i = 0; i < 2; i++) {
                Answer answer = answer(client, HEALTH);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEmpty();
                assertThat(answer.header("Content-Encoding")).contains("gzip");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void caches_are_asked_to_ask_the_service_unless_a_request_says_otherwise() {
        List<String> said = new CopyOnWriteArrayList<>();
        Behaviour listens = answers(visitor -> {
            said.add(visitor.header("Cache-Control"));
            visitor.say(OK);
        });
        try (LoopbackServer server = a_server_that(listens); ServiceClient client = client(server.target())) {
            answer(client, HEALTH);
            answer(client, HEALTH.withHeaders(Map.of("cache-control", "max-age=60")));
            assertThat(said).containsExactly("no-cache", "max-age=60");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void a_ca_file_without_a_certificate_is_a_usage_error(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);
        assertThatThrownBy(() -> client(
                Target.parse("https://x.example"), HttpSettings.defaults().withCaFile(Optional.of(file))))
                .isInstanceOf(UsageError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"408 Request Timeout\r\n", "503 Unavailable\r\nRetry-After: 0\r\n"})
    void the_first_answer_counts_and_nothing_is_asked_twice(String status) {
        List<String> requests = new CopyOnWriteArrayList<>();
        Behaviour recovers = answers(visitor -> {
            requests.add(visitor.request());
            visitor.say(requests.size() == 1 ? "HTTP/1.1 " + status + "Content-Length: 4\r\n\r\nbusy" : OK);
        });
        try (LoopbackServer server = a_server_that(recovers); ServiceClient client = client(server.target())) {
            Answer answer = answer(client, HEALTH);
            assertThat(answer.status()).isIn(408, 503);
            assertThat(answer.text()).contains("busy");
            assertThat(answer.header("Retry-After").orElse("0")).isEqualTo("0");
            assertThat(requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "the raven quoth\r\n\r\n", "HTTP/1.1 200 OK\r\nthe raven quoth", "HTTP/1.1 the raven quoth\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: the raven quoth\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nthe raven quoth\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nthe raven quoth nevermore"})
    void what_cannot_be_read_of_an_answer_is_not_quoted(String words) {
        try (LoopbackServer server = a_server_that(Behaviour.answers_and_leaves(words));
                ServiceClient client = client(server.target())) {
            Observation seen = client.call(HEALTH, Deadline.in(Duration.ofSeconds(60)));
            assertThat(seen).isInstanceOf(NoAnswer.class);
            String hex = HexFormat.of().formatHex("raven".getBytes(StandardCharsets.UTF_8));
            assertThat(((NoAnswer) seen).detail() + seen.words()).doesNotContain("raven", "quoth", hex);
        }
    }

    @Test
    void the_rest_of_an_answer_that_is_longer_than_it_says_is_not_quoted() {
        String longer = OK + "the raven quoth\r\n\r\n";
        try (LoopbackServer server = a_server_that(answers(longer)); ServiceClient client = client(server.target())) {
            assertThat(answer(client, HEALTH).status()).isEqualTo(200);
            assertThat(client.call(HEALTH, Deadline.in(Duration.ofSeconds(60))).words()).doesNotContain("raven");
        }
    }

    @Test
    void a_refused_connection_is_the_services_doing() {
        int port = FreePort.any();
        try (ServiceClient client = client(Target.parse("http://127.0.0.1:" + port))) {
            assertThat(trouble(client, HEALTH)).isEqualTo(Trouble.REFUSED);
        }
    }

    @Test
    void a_name_that_is_unknown_says_nothing_of_the_service() {
        try (ServiceClient client = client(Target.parse("http://nowhere.invalid"))) {
            assertThat(trouble(client, HEALTH)).isEqualTo(Trouble.NAME_UNKNOWN);
        }
    }

    @Test
    void a_resolver_that_does_not_answer_within_its_limit_says_nothing_of_the_service() {
        HttpSettings settings = HttpSettings.defaults().withTimes(
                Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofSeconds(60));
        assertThat(whileTheResolverIsSilent(settings, Duration.ofSeconds(60))).satisfies(none -> {
            assertThat(none.trouble()).isEqualTo(Trouble.NAME_UNKNOWN);
            assertThat(none.detail()).contains("no answer from the resolver in");
        });
    }

    @RepeatedTest(10)
    void the_end_of_the_runs_time_is_no_unknown_name() {
        assertThat(whileTheResolverIsSilent(HttpSettings.defaults(), Duration.ofMillis(50)).trouble())
                .isEqualTo(Trouble.OUT_OF_TIME);
    }

    private static NoAnswer whileTheResolverIsSilent(HttpSettings settings, Duration time) {
        CountDownLatch end = new CountDownLatch(1);
        Dns silent = host -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        Target target = Target.parse("http://service.example");
        try (ServiceClient client = new ServiceClient(target, settings, new Secrets(), silent)) {
            return (NoAnswer) client.call(HEALTH, Deadline.in(time));
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_request_that_HTTP_cannot_carry_is_a_result_and_says_nothing_of_the_service() {
        try (LoopbackServer server = a_server_that(answers(OK)); ServiceClient client = client(server.target())) {
            for (Request request : List.of(
                    Request.post("/a", "text/plain; utf-8", "hi"), HEALTH.withHeaders(Map.of("X-A", "a\nb")))) {
                Observation seen = client.call(request, Deadline.in(Duration.ofSeconds(60)));
                assertThat(seen).isInstanceOfSatisfying(NoAnswer.class, none -> {
                    assertThat(none.trouble()).isEqualTo(Trouble.UNSENDABLE);
                    assertThat(none.trouble().isOfTheService()).isFalse();
                });
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void no_time_is_no_call() {
        try (LoopbackServer server = a_server_that(answers(OK)); ServiceClient client = client(server.target())) {
            assertThat(client.call(HEALTH, Deadline.in(Duration.ZERO)))
                    .isInstanceOfSatisfying(NoAnswer.class,
                            none -> assertThat(none.trouble()).isEqualTo(Trouble.OUT_OF_TIME));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void the_end_of_the_runs_time_is_not_the_services_fault() {
        try (LoopbackServer server = a_server_that(Visitor::keepsSilent);
                ServiceClient client = client(server.target())) {
            assertThat(client.call(HEALTH, Deadline.in(Duration.ofMillis(100))))
                    .isInstanceOfSatisfying(NoAnswer.class,
                            none -> assertThat(none.trouble()).isEqualTo(Trouble.OUT_OF_TIME));
        }
    }

    @Test
    @Timeout(60)
    void an_interrupt_ends_a_call_and_is_not_the_services_fault() {
        Thread caller = Thread.currentThread();
        Behaviour interrupts_the_caller = visitor -> {
            visitor.hears();
            caller.interrupt();
            visitor.keepsSilent();
        };
        try (LoopbackServer server = a_server_that(interrupts_the_caller);
                ServiceClient client = client(server.target())) {
            assertThat(trouble(client, HEALTH)).isEqualTo(Trouble.INTERRUPTED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private HttpSettings trusting() {
        return HttpSettings.defaults().withCaFile(Optional.of(Certificates.authorityIn(folder)));
    }

    private static ServiceClient client(Target target) {
        return client(target, HttpSettings.defaults());
    }

    private static ServiceClient client(Target target, HttpSettings settings) {
        return new ServiceClient(target, settings, new Secrets());
    }

    private static Answer answer(ServiceClient client, Request request) {
        Observation seen = client.call(request, Deadline.in(Duration.ofSeconds(60)));
        assertThat(seen).isInstanceOf(Answer.class);
        return (Answer) seen;
    }

    private static Trouble trouble(ServiceClient client, Request request) {
        Observation seen = client.call(request, Deadline.in(Duration.ofSeconds(60)));
        assertThat(seen).isInstanceOf(NoAnswer.class);
        return ((NoAnswer) seen).trouble();
    }
}
