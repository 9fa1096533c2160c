package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_tls_server_that;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.http.Target;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstConnectionTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final Request HEALTH = Request.get("/health");

    @TempDir
    private Path folder;

    private ServiceClient client(Target target) {
        return new ServiceClient(
                target, HttpSettings.defaults().withCaFile(Optional.of(Certificates.authorityIn(folder))), new Secrets());
    }

    /** So many at once as a suite of declared gates asks. */
    private static List<Integer> statuses(ServiceClient client, int calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = () -> ((Answer) client.call(HEALTH, Deadline.in(Duration.ofMinutes(1)))).status();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(Collections.nCopies(calls, call))) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }

    @Test
    void calls_that_begin_at_once_share_one_connection_where_http_2_is_offered() throws Exception {
        CountingSockets sockets = new CountingSockets();
        try (MockWebServer server = new MockWebServer()) {
            server.setServerSocketFactory(sockets);
            server.useHttps(Certificates.valid().getSocketFactory());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(200).build();
                }
            });
            server.start(InetAddress.getByName("127.0.0.1"), 0);
            Target target = Target.parse("https://127.0.0.1:" + server.getPort());
            // Nobody waits longer for the first connection than is usual: the first of a JVM takes its time.
            try (ServiceClient client = client(target)) {
                assertThat(statuses(client, 1)).containsExactly(200);
            }
            try (ServiceClient client = client(target)) {
                assertThat(statuses(client, 10)).hasSize(10).containsOnly(200);
            }
        }
        assertThat(sockets.accepted()).isEqualTo(2);
    }

    @Test
    void where_it_is_not_offered_each_makes_its_own() throws Exception {
        try (LoopbackServer server = a_tls_server_that(Certificates.valid(), answers(OK));
                ServiceClient client = client(server.target())) {
            assertThat(statuses(client, 5)).hasSize(5).containsOnly(200);
        }
    }

    @Test
    void who_waits_for_it_goes_on_when_a_call_has_it() throws Exception {
        try (LoopbackServer server = a_tls_server_that(Certificates.valid(), answers(OK));
                ServiceClient client = client(server.target())) {
            Thread waiting = Thread.ofPlatform().start(client::awaitConnection);
            while (!Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED).contains(waiting.getState())) {
                Thread.onSpinWait();
            }
            assertThat(waiting.getState()).isEqualTo(Thread.State.TIMED_WAITING);
            assertThat(statuses(client, 1)).containsOnly(200);
            waiting.join();
        }
    }

    @Test
    void a_first_connection_that_never_stands_holds_up_nobody_else() throws Exception {
        AtomicBoolean met = new AtomicBoolean();
        try (LoopbackServer server = a_tls_server_that(Certificates.valid(), visitor -> {
                    if (met.compareAndSet(false, true)) {
                        new CountDownLatch(1).await();
                    }
                    answers(OK).meet(visitor);
                });
                ServiceClient client = client(server.target())) {
            Thread stuck = Thread.ofVirtual().start(() -> client.call(HEALTH, Deadline.in(Duration.ofMinutes(1))));
            while (!met.get()) {
                Thread.onSpinWait();
            }
            assertThat(statuses(client, 4)).hasSize(4).containsOnly(200);
            assertThat(stuck.isAlive()).isTrue();
            stuck.interrupt();
            stuck.join();
        }
    }
}
