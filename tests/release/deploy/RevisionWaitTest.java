package tests.release.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionSource;
import lockstep.release.deploy.Answers;
import lockstep.release.deploy.LiveService;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.environment.EnvironmentSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A load balancer that has every connection answered by one of several instances. */
class RevisionWaitTest {

    private static final Sha NEW = new Sha("1".repeat(40));
    private static final String OLD = "2".repeat(40);
    private static final String BUSY = "";

    private final List<Integer> connections = new CopyOnWriteArrayList<>();
    private final List<Duration> waited = new ArrayList<>();
    private List<String> answers = List.of();
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String says = answers.get(Math.min(connections.size(), answers.size() - 1));
        connections.add(exchange.getRemoteAddress().getPort());
        exchange.getResponseHeaders().add("X-Build-Sha", says);
        exchange.sendResponseHeaders(says.equals(BUSY) ? 429 : 200, -1);
        exchange.close();
    }

    private RevisionReading waitedFor(int inARow, Duration time, String... says) {
        answers = List.of(says);
        Target target = Target.parse("http://127.0.0.1:" + server.getAddress().getPort());
        LiveService service = new LiveService(
                Environment.PRODUCTION,
                new EnvironmentSettings(target, Optional.empty(),
                        Optional.of(new RevisionSource.Header("/health", "X-Build-Sha"))),
                HttpSettings.defaults(), new Secrets(), reading -> reading);
        return new RevisionWait(service, waited::add, new Answers(inARow, 0))
                .until(NEW, Deadline.in(time), WorkflowListener.silent());
    }

    @Test
    void one_answer_is_not_enough_and_each_has_a_connection_of_its_own() {
        RevisionReading seen = waitedFor(14, Duration.ofMinutes(1), NEW.hex());

        assertThat(seen).isEqualTo(new RevisionReading.Reported(NEW.hex()));
        assertThat(connections).hasSize(14);
        assertThat(new HashSet<>(connections)).hasSize(14);
        assertThat(waited).isEmpty();
    }

    @Test
    void another_answer_begins_it_anew() {
        RevisionReading seen = waitedFor(
                3, Duration.ofMinutes(1), NEW.hex(), NEW.hex(), OLD, NEW.hex(), OLD, NEW.hex(), NEW.hex(), NEW.hex());

        assertThat(seen).isEqualTo(new RevisionReading.Reported(NEW.hex()));
        assertThat(connections).hasSize(8);
        assertThat(waited).hasSize(2);
    }

    @Test
    void an_answer_that_says_nothing_is_waited_for_and_takes_none_away() {
        RevisionReading seen = waitedFor(3, Duration.ofMinutes(1), NEW.hex(), BUSY, NEW.hex(), BUSY, NEW.hex());

        assertThat(seen).isEqualTo(new RevisionReading.Reported(NEW.hex()));
        assertThat(connections).hasSize(5);
        assertThat(waited).hasSize(2);
    }

    @Test
    void a_rollout_that_has_stalled_is_told_by_what_still_runs() {
        assertThat(waitedFor(5, Duration.ofSeconds(1), NEW.hex(), NEW.hex(), OLD))
                .isEqualTo(new RevisionReading.Reported(OLD));
    }

    @Test
    void too_few_answers_in_the_time_are_none() {
        assertThat(waitedFor(1_000_000, Duration.ofMillis(300), NEW.hex()).trouble())
                .contains("has to say so 1000000 times in a row");
    }
}
