package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.LoopbackServer.an_http2_server_that;
import static tests.hostile.Http2.frame;
import static tests.hostile.Http2.number;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.gates.http.Certificates;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Visitor;
import tests.hostile.HostileRun.Terms;

class HostileHttp2Test {

    private static final long ALL_ANSWERS = 18 * (2 << 20);
    private static final long BUFFERS = 16 << 20;

    @TempDir
    private Path folder;

    static Stream<Hostility> floods() {
        return Stream.of(
                flood("settings", (stream, visitor) -> forEver(visitor, frame(Http2.SETTINGS, 0, 0))),
                flood("pings", (stream, visitor) -> forEver(visitor, frame(Http2.PING, 0, 0, new byte[8]))),
                flood("data", (stream, visitor) -> {
                    visitor.say(frame(Http2.HEADERS, Http2.END_HEADERS, stream, Http2.STATUS_200));
                    forEver(visitor, frame(Http2.DATA, 0, stream, new byte[16_384]));
                }),
                flood("empty data", (stream, visitor) -> {
                    visitor.say(frame(Http2.HEADERS, Http2.END_HEADERS, stream, Http2.STATUS_200));
                    forEver(visitor, frame(Http2.DATA, 0, stream));
                }),
                flood("promises", (stream, visitor) -> {
                    for (int promised = 2; ; promised += 2) {
                        visitor.say(frame(Http2.PUSH_PROMISE, Http2.END_HEADERS, stream, number(promised)));
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void a_flood_is_dammed(Hostility hostility) {
        try (LoopbackServer server = an_http2_server_that(Certificates.valid(), hostility.behaviour())) {
            HostileRun.against(server, terms().within(Duration.ofMillis(400)));
            assertThat(server.mostSent()).isLessThan(ALL_ANSWERS + BUFFERS);
        }
    }

    static Stream<Hostility> floods_of_headers() {
        return Stream.of(
                flood("headers", (stream, visitor) -> {
                    visitor.say(frame(Http2.HEADERS, 0, stream, Http2.STATUS_200));
                    forEver(visitor, frame(Http2.CONTINUATION, 0, stream, Http2.longHeader()));
                }),
                flood("one header without an end", (stream, visitor) -> {
                    visitor.say(frame(Http2.HEADERS, 0, stream, (byte) 0, (byte) 1, (byte) 'x', (byte) 0x7f,
                            (byte) 0xff,
                            (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0x06));
                    forEver(visitor, frame(Http2.CONTINUATION, 0, stream, new byte[16_384]));
                }));
    }

    @ParameterizedTest
    @MethodSource("floods_of_headers")
    void a_flood_of_headers_is_dammed_early(Hostility hostility) {
        try (LoopbackServer server = an_http2_server_that(Certificates.valid(), hostility.behaviour())) {
            HostileRun run = HostileRun.against(server, terms());
            // The gates share a connection: which dam is reached first, one answer's or all answers', is theirs to race,
            // and which gate's end closes it before another's answer was read.
            assertThat(run.reasonOf("health")).containsAnyOf(
                    "header byte count limit of 262144 exceeded",
                    "its status line or its headers cannot be read",
                    "the service sent more than all answers of a run may hold");
            assertThat(server.mostSent()).isLessThan(ALL_ANSWERS + BUFFERS);
        }
    }

    static Stream<Hostility> breaches() {
        return Stream.of(
                new Hostility("nothing but a goodbye", visitor -> {}, ""),
                new Hostility("HTTP/1.1 after all",
                        visitor -> visitor.say("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), ""),
                breach("goodbye", (stream, visitor) ->
                        visitor.say(frame(Http2.GOAWAY, 0, 0, new byte[8]))),
                breach("a reset", (stream, visitor) -> visitor.say(frame(Http2.RST_STREAM, 0, stream, number(2)))),
                breach("a refusal", (stream, visitor) -> visitor.say(frame(Http2.RST_STREAM, 0, stream, number(7)))),
                breach("no status", (stream, visitor) ->
                        visitor.say(frame(Http2.HEADERS, Http2.END_HEADERS | Http2.END_STREAM, stream))),
                breach("a header with a negative length", (stream, visitor) ->
                        visitor.say(frame(Http2.HEADERS, Http2.END_HEADERS, stream, (byte) 0, (byte) 0x7f,
                                (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0x7f))),
                breach("settings that cannot be", (stream, visitor) ->
                        visitor.say(frame(Http2.SETTINGS, 0, 0, (byte) 0, (byte) 4, (byte) 0xff, (byte) 0xff,
                                (byte) 0xff,
                                (byte) 0xff))),
                breach("a frame larger than agreed", (stream, visitor) ->
                        visitor.say(frame(Http2.HEADERS, Http2.END_HEADERS, stream, new byte[100_000]))));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void a_breach_of_the_protocol_is_no_pass(Hostility hostility) {
        try (LoopbackServer server = an_http2_server_that(Certificates.valid(), hostility.behaviour())) {
            assertThat(HostileRun.against(server, terms()).reasonOf("health")).contains(hostility.words());
        }
    }

    private Terms terms() {
        return Terms.patient().withBurst(1).trusting(Certificates.authorityIn(folder));
    }

    private static Hostility flood(String name, Http2.Answer answer) {
        return new Hostility(name, Http2.answers(answer), "");
    }

    private static Hostility breach(String name, Http2.Answer answer) {
        return new Hostility(name, Http2.answers(answer), "");
    }

    private static void forEver(Visitor visitor, byte[] frame) throws IOException {
        while (true) {
            visitor.say(frame);
        }
    }
}
