package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.LoopbackServer.a_tls_server_that;
import static tests.gates.http.Replies.reply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    @Test
    void a_request_that_changes_something_and_was_not_answered_is_not_sent_again() {
        try (LoopbackServer server = a_server_that(answers_one_and_drops_the_next(""));
                ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, CHAT)).isInstanceOfSatisfying(
                    NoAnswer.class, none -> assertThat(none.trouble()).isEqualTo(Trouble.CUT));
            assertThat(requests).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void a_question_on_a_kept_connection_that_ended_without_a_byte_is_asked_once_more_and_counted() {
        try (LoopbackServer server = a_server_that(answers_one_and_drops_the_next(""));
                ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH).timing().attempts()).isEqualTo(1);
            assertThat(call(client, HEALTH)).isInstanceOfSatisfying(
                    Answer.class, answer -> assertThat(answer.timing().attempts()).isEqualTo(2));
            assertThat(requests).hasSize(3);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void a_question_is_asked_once_more_only() {
        Behaviour drops_each_but_the_first = visitor -> {
            hears(visitor);
            if (requests.size() == 1) {
                visitor.say(OK);
                hears(visitor);
            }
        };
        try (LoopbackServer server = a_server_that(drops_each_but_the_first); ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, HEALTH)).isInstanceOfSatisfying(NoAnswer.class, none -> {
                assertThat(none.trouble()).isEqualTo(Trouble.CUT);
                assertThat(none.timing().attempts()).isEqualTo(2);
            });
            assertThat(requests).hasSize(3);
        }
    }

    @Test
    void a_question_whose_answer_had_begun_is_not_asked_again() {
        try (LoopbackServer server = a_server_that(answers_one_and_drops_the_next("HTTP/1.1 200 O"));
                ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, HEALTH)).isInstanceOf(NoAnswer.class);
            assertThat(requests).hasSize(2);
        }
    }

    @Test
    void what_changes_something_goes_over_no_connection_that_services_may_be_closing() throws InterruptedException {
        try (LoopbackServer server = a_server_that(answers(OK)); ServiceClient client = client(server)) {
            assertThat(call(client, CHAT)).isInstanceOf(Answer.class);
            assertThat(call(client, CHAT)).isInstanceOf(Answer.class);
            assertThat(server.connections()).as("used a moment ago").isEqualTo(1);
            idle();
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(server.connections()).as("a question may be asked again").isEqualTo(1);
            idle();
            assertThat(call(client, CHAT)).isInstanceOfSatisfying(
                    Answer.class, answer -> assertThat(answer.timing().attempts()).isEqualTo(1));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    private static void idle() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(1_600, TimeUnit.MILLISECONDS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "Upgrade, Close", "close, TE"})
    void a_connection_that_the_service_means_to_close_is_not_used_again(String words) {
        String last = OK.replace("\r\n\r\n", "\r\nConnection: " + words + "\r\n\r\n");
        try (LoopbackServer server = a_server_that(answers(last)); ServiceClient client = client(server)) {
            assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
            assertThat(call(client, CHAT)).isInstanceOf(Answer.class);
            assertThat(server.connections()).isEqualTo(2);
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void no_request_is_answered_by_what_came_with_the_answer_before(boolean isSecure) {
        String unasked = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nleft!!";
        Behaviour answers_one_twice = answers(visitor -> {
            requests.add(visitor.request());
            visitor.say(visitor.path().equals("/health") ? OK + unasked : reply("500 Down", "", "down"));
        });
        try (LoopbackServer server = isSecure
                        ? a_tls_server_that(Certificates.valid(), answers_one_twice)
                        : a_server_that(answers_one_twice);
                ServiceClient client = client(server)) {
            for (Request next : List.of(CHAT, Request.get("/chat"))) {
                assertThat(call(client, HEALTH)).isInstanceOf(Answer.class);
                assertThat(call(client, next)).isInstanceOfSatisfying(Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(500);
                    assertThat(answer.text()).contains("down");
                    assertThat(answer.timing().attempts()).isEqualTo(1);
                });
            }
            assertThat(requests).hasSize(4);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HEAD 200 OK\r\nContent-Length: 4\r\n\r\nbody", "GET 204 No\r\n\r\nbody", "GET 304 No\r\n\r\nbody",
        "GET 200 OK\r\nContent-Length: 4\r\n\r\nbody\r\n",
        "GET 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\r\n",
        "GET 101 No\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"})
    void no_request_suffers_from_what_the_answer_before_said_too_much(String first) {
        Behaviour says_too_much = answers(visitor -> visitor.say(
                visitor.path().equals("/first") ? "HTTP/1.1 " + first.split(" ", 2)[1] : reply("500 Down", "", "")));
        Request request = new Request(first.split(" ")[0], "/first", Map.of(), Optional.empty(), true);
        try (LoopbackServer server = a_server_that(says_too_much); ServiceClient client = client(server)) {
            assertThat(call(client, request)).isInstanceOf(Answer.class);
            assertThat(call(client, CHAT)).isInstanceOfSatisfying(
                    Answer.class, answer -> assertThat(answer.status()).isEqualTo(500));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void interim_answers_are_passed_over(int times) {
        String early = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(times);
        try (LoopbackServer server = a_server_that(answers(early + OK)); ServiceClient client = client(server)) {
            for (Request request : List.of(HEALTH, CHAT, HEALTH)) {
                assertThat(call(client, request)).isInstanceOfSatisfying(Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.text()).contains("{}");
                });
            }
            assertThat(server.connections()).isEqualTo(1);
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

    private Behaviour answers_one_and_drops_the_next(String beginning) {
        return visitor -> {
            hears(visitor);
            visitor.say(OK);
            hears(visitor);
            visitor.say(beginning);
        };
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
