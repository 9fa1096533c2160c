package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.LoopbackServer.an_http2_server_that;
import static tests.hostile.Http2.frame;
import static tests.hostile.Http2.number;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.Certificates;
import tests.gates.http.LoopbackServer;

class RefusedStreamTest {

    private static final int INTERNAL_ERROR = 2;
    private static final int REFUSED_STREAM = 7;

    @TempDir
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_request_that_the_service_refused_unseen_is_sent_once_more(String method) {
        Observation seen = seen(method, REFUSED_STREAM, 1);
        assertThat(seen).isInstanceOf(Answer.class);
        assertThat(seen.timing().attempts()).isEqualTo(2);
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_request_that_is_refused_again_is_a_result() {
        assertThat(seen("POST", REFUSED_STREAM, 9)).isInstanceOfSatisfying(
                NoAnswer.class, none -> assertThat(none.detail()).isEqualTo("the stream was reset: REFUSED_STREAM"));
        assertThat(requests).hasValue(2);
    }

    @Test
    void a_request_that_the_service_may_have_taken_is_not_sent_again() {
        assertThat(seen("POST", INTERNAL_ERROR, 1)).isInstanceOf(NoAnswer.class);
        assertThat(requests).hasValue(1);
    }

    /** What is seen of a service that resets so many requests. */
    private Observation seen(String method, int code, int resets) {
        HttpSettings settings = HttpSettings.defaults().withCaFile(Optional.of(Certificates.authorityIn(folder)));
        try (LoopbackServer server = an_http2_server_that(Certificates.valid(), Http2.answers((stream, visitor) ->
                        visitor.say(requests.incrementAndGet() <= resets
                                ? frame(Http2.RST_STREAM, 0, stream, number(code))
                                : frame(Http2.HEADERS, Http2.END_HEADERS | Http2.END_STREAM, stream, Http2.STATUS_200))));
                ServiceClient client = new ServiceClient(server.target(), settings, new Secrets())) {
            return client.call(
                    method.equals("GET") ? Request.get("/health") : Request.post("/chat", "text/plain", "hi"),
                    Deadline.in(Duration.ofSeconds(60)));
        }
    }
}
