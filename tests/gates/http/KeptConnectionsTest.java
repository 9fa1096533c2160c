package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.LoopbackServer.a_tls_server_that;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptConnectionsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final Request HEALTH = Request.get("/health");
    private static final Request CHAT = Request.post("/chat", "text/plain", "hi");

    @TempDir
    private Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_request_that_the_service_took_and_did_not_answer_is_not_sent_again(String method) {
        Behaviour answers_one_and_drops_the_next = visitor -> {
            hears(visitor);
            visitor.say(OK);
            hears(visitor);
        };
        try (LoopbackServer server = a_server_that(answers_one_and_drops_the_next);
                ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, method.equals("GET") ? HEALTH : CHAT)).isInstanceOfSatisfying(
                    NoAnswer.class, none -> assertThat(none.trouble()).isEqualTo(Trouble.CUT));
            assertThat(requests).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_that_the_service_closed_meanwhile_is_replaced(boolean isSecure) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        Behaviour answers_and_leaves = visitor -> {
            hears(visitor);
            visitor.say(OK);
            visitor.leaves();
            left.countDown();
        };
        try (LoopbackServer server = isSecure
                        ? a_tls_server_that(Certificates.valid(), answers_and_leaves)
                        : a_server_that(answers_and_leaves);
                ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            left.await();
            assertThat(call(client, CHAT)).isInstanceOf(Answer.class);
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void a_connection_on_which_the_service_said_what_nobody_asked_is_replaced() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch said = new CountDownLatch(1);
        Behaviour times_out = visitor -> {
            hears(visitor);
            visitor.say(OK);
            answered.await();
            visitor.say("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
            said.countDown();
            hears(visitor);
        };
        try (LoopbackServer server = a_server_that(times_out); ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            answered.countDown();
            said.await();
            assertThat(call(client, CHAT)).isInstanceOfSatisfying(
                    Answer.class, answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void a_connection_of_an_older_service_is_not_kept() {
        String old = OK.replace("HTTP/1.1", "HTTP/1.0");
        try (LoopbackServer server = a_server_that(answers(old)); ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, CHAT)).isInstanceOf(Answer.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private void hears(Visitor visitor) throws IOException {
        if (visitor.hears()) {
            requests.add(visitor.request());
        }
    }

    private ServiceClient client(LoopbackServer server) {
        HttpSettings settings = HttpSettings.defaults().withCaFile(Optional.of(Certificates.authorityIn(folder)));
        return new ServiceClient(server.target(), settings, new Secrets());
    }

    private static Observation call(ServiceClient client, Request request) {
        return client.call(request, Deadline.in(Duration.ofSeconds(60)));
    }
}
