package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receivers that hear of a day, are down, are slow, and say no. */
class PublishEventsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String SECRET = "a-key-that-nobody-guesses";

    private record Heard(Headers headers, String path, String body) {

        JsonNode json() {
            return MAPPER.readTree(body);
        }
    }

    private ReleaseDay day;
    private Seat ada;
    private HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private volatile int status = 204;

    @BeforeEach
    void a_day_and_a_receiver() throws Exception {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    @AfterEach
    void close() {
        patience.countDown();
        server.stop(0);
        day.close();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/slow")) {
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        heard.add(new Heard(exchange.getRequestHeaders(), exchange.getRequestURI().getPath(), body));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void notify(String... lines) throws Exception {
        Files.writeString(ada.folder().resolve("lockstep.yaml"), "\nnotify:\n" + String.join("\n", lines) + "\n",
                StandardOpenOption.APPEND);
    }

    private Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(ada.folder());
        day.git().environment().forEach(doors::with);
        return doors.with("OPERATOR", "Ada Lovelace").with("HOOK_SECRET", SECRET).with("HOOK_URL", base() + "/secret-T0KEN")
                .open(alias, words);
    }

    @Test
    void promotion_is_told_after_it_was_recorded_with_a_signature() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [promote], secret_variable: HOOK_SECRET}");
        String commit = day.landTested("first").hex();
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        assertThat(heard).hasSize(1);
        Heard event = heard.getFirst();
        assertThat(event.path()).isEqualTo("/hook");
        assertThat(event.json().path("schema").asString()).isEqualTo("lockstep/event/v1");
        assertThat(event.json().path("commit_sha").asString()).isEqualTo(commit);
        assertThat(event.json().path("result").asString()).isEqualTo("pass");
        assertThat(event.headers().getFirst("webhook-id")).isEqualTo(event.json().path("id").asString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(event.headers().getFirst("webhook-signature")).isEqualTo("v1," + Base64.getEncoder().encodeToString(
                mac.doFinal((event.headers().getFirst("webhook-id") + "." + event.headers().getFirst("webhook-timestamp")
                        + "." + event.body()).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void what_a_receiver_missed_is_told_later_once_and_in_its_order() throws Exception {
        notify("  - {url: '" + base() + "/hook', actions: [staging-run, promote, rollback]}");
        day.landTested("first");
        status = 500;
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(promoted.err()).contains("receiver 1: 0 told, 2 waiting: it answered 500", "publish-events");
        status = 204;
        heard.clear();
        assertThat(open("publish-events", "--dry-run").out()).isEqualTo("receiver 1: 0 told, 2 waiting\n");
        assertThat(heard).isEmpty();
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 2 told, 0 waiting\n");
        assertThat(heard).extracting(event -> event.json().path("action").asString())
                .containsExactly("staging-run", "promote");
        assertThat(open("publish-events").out()).isEqualTo("receiver 1: 0 told, 0 waiting\n");
        assertThat(heard).hasSize(2);
    }

    @Test
    void receiver_that_never_answers_holds_up_nothing() throws Exception {
        notify("  - {url: '" + base() + "/slow'}");
        day.landTested("first");
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).isZero();
        assertThat(promoted.out()).contains("production is healthy");
        assertThat(promoted.err()).contains("`publish-events` tells what waits");
    }

    @Test
    void secret_url_and_key_are_shown_nowhere() throws Exception {
        notify("  - {url_variable: HOOK_URL, format: slack, actions: [promote], secret_variable: HOOK_SECRET}");
        day.landTested("first");
        status = 403;
        Outcome promoted = open("promote-release", "--yes", "--notes", "<!channel> & <https://evil|click>");
        assertThat(promoted.err()).contains("it answered 403");
        assertThat(promoted.out() + promoted.err()).doesNotContain("T0KEN", SECRET);
        assertThat(heard.getFirst().path()).isEqualTo("/secret-T0KEN");
        assertThat(heard.getFirst().json().path("text").asString())
                .contains("promote", "&lt;!channel&gt; &amp; &lt;https://evil|click&gt;");
    }

    @Test
    void cdevents_are_cloud_events_in_binary_mode() throws Exception {
        notify("  - {url: '" + base() + "/', format: cdevents}");
        day.landTested("first");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        day.landTested("second");
        assertThat(open("promote-release", "--yes").exitCode()).isZero();
        assertThat(open("rollback-release", "--trigger", "5xx spike", "--approve", "--yes").exitCode()).isZero();
        assertThat(heard).extracting(event -> event.headers().getFirst("ce-type")).containsSubsequence(
                "dev.cdevents.testsuiterun.finished.0.2.0", "dev.cdevents.service.deployed.0.2.0",
                "dev.cdevents.service.deployed.0.2.0", "dev.cdevents.service.rolledback.0.2.0");
        assertThat(heard).allSatisfy(event -> {
            assertThat(event.headers().getFirst("ce-specversion")).isEqualTo("1.0");
            assertThat(event.headers().getFirst("ce-id")).isEqualTo(event.json().path("context").path("id").asString());
            assertThat(event.json().path("context").path("type").asString())
                    .isEqualTo(event.headers().getFirst("ce-type"));
        });
    }

    @Test
    void receivers_that_cannot_be_read_are_refused() throws Exception {
        notify("  - {url: 'https://a.example', url_variable: B}");
        Outcome outcome = open("publish-events");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("notify[0] needs either url or url_variable");
    }

    @Test
    void without_receivers_there_is_nothing_to_publish() {
        assertThat(open("publish-events").exitCode()).isEqualTo(64);
    }
}
