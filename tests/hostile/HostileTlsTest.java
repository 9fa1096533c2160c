package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_tls_server_that;
import static tests.gates.http.LoopbackServer.an_https_url_whose_server;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.ok;

import java.nio.file.Path;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tests.gates.http.Behaviour;
import tests.gates.http.Certificates;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Visitor;
import tests.hostile.HostileRun.Terms;

class HostileTlsTest {

    private static final Behaviour RIGHT = answers(ok(GOVERNED));

    @TempDir
    private Path folder;

    static Stream<Arguments> wrong_certificates() {
        return Stream.of(
                Arguments.of(Named.of("expired", Certificates.expired()), "validity check failed"),
                Arguments.of(Named.of("for another host", Certificates.forAnotherHost()),
                        "Hostname 127.0.0.1 not verified"),
                Arguments.of(Named.of("self-signed", Certificates.selfSigned()),
                        "unable to find valid certification path"),
                Arguments.of(Named.of("of an unknown authority", Certificates.ofAnUnknownAuthority()),
                        "unable to find valid certification path"));
    }

    @ParameterizedTest
    @MethodSource("wrong_certificates")
    void a_wrong_certificate_fails_and_is_told(SSLContext certificate, String words) {
        try (LoopbackServer server = a_tls_server_that(certificate, RIGHT)) {
            HostileRun run = HostileRun.against(server, Terms.patient().trusting(Certificates.authorityIn(folder)));
            assertThat(run.reasonOf("health")).startsWith("the TLS handshake failed").contains(words);
        }
    }

    static Stream<Hostility> wrong_handshakes() {
        return Stream.of(
                new Hostility("plain HTTP", visitor -> visitor.say(ok(GOVERNED)), ""),
                new Hostility("a cut", visitor -> visitor.in().read(), ""),
                new Hostility("a reset", visitor -> {
                    visitor.in().read();
                    visitor.cutsTheLine();
                }, ""),
                new Hostility("garbage in a handshake record", visitor ->
                        visitor.say(new byte[] {22, 3, 3, 0, 4, 2, 0, 0, 0}), ""),
                new Hostility("endless handshake records", visitor ->
                        visitor.sayForEver("\u0016\u0003\u0003\u0000\u0004\u0002\u0000\u0000\u0000"), ""));
    }

    @ParameterizedTest
    @MethodSource("wrong_handshakes")
    void a_wrong_handshake_fails_and_is_told(Hostility hostility) {
        try (LoopbackServer server = an_https_url_whose_server(hostility.behaviour())) {
            // Records without end may also meet the cap on all that a run reads, whichever comes first.
            assertThat(HostileRun.against(server).reasonOf("chat_happy"))
                    .matches("(the TLS handshake failed|the answer is larger than the limit).*");
            assertThat(server.mostSent()).isLessThan(64 << 20);
        }
    }

    @Test
    void a_handshake_that_is_never_answered_is_given_up_on() {
        try (LoopbackServer server = an_https_url_whose_server(Visitor::keepsSilent)) {
            HostileRun run = HostileRun.against(server, Terms.impatient());
            assertThat(run.reasonOf("chat_happy")).startsWith("the TLS handshake failed");
        }
    }

    @Test
    void tls_behind_a_plain_url_is_not_valid_http() {
        try (LoopbackServer server = LoopbackServer.a_server_that(visitor -> {
            visitor.hears();
            visitor.say(new byte[] {21, 3, 1, 0, 2, 2, 80});
        })) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy"))
                    .contains("the headers of the answer were cut off");
        }
    }
}
