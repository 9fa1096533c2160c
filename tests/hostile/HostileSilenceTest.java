package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.raw;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Visitor;
import tests.hostile.HostileRun.Terms;

class HostileSilenceTest {

    private static final String CUT = "the connection was closed before the answer was complete";

    static Stream<Hostility> early_goodbyes() {
        return Stream.of(
                new Hostility("after accepting", visitor -> {}, CUT),
                new Hostility("after hearing", Visitor::hears, CUT),
                new Hostility("in the status line", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 2");
                }, "the headers of the answer were cut off"),
                new Hostility("in the headers", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 OK\r\nContent-Ty");
                }, "the headers of the answer were cut off"),
                new Hostility("in the body", visitor -> {
                    visitor.hears();
                    visitor.say(ok(GOVERNED).substring(0, ok(GOVERNED).length() - 1));
                }, CUT),
                new Hostility("in a chunk", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", "ff\r\n{"));
                }, CUT),
                new Hostility("between chunks", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n"));
                }, CUT),
                new Hostility("with a reset", visitor -> {
                    visitor.hears();
                    visitor.cutsTheLine();
                }, CUT),
                new Hostility("with a reset in the body", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Content-Length: 100\r\n", "{"));
                    visitor.cutsTheLine();
                }, ""));
    }

    @ParameterizedTest
    @MethodSource("early_goodbyes")
    void leaving_early_fails_and_is_told(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).contains(hostility.words());
        }
    }

    static Stream<Hostility> silences() {
        return Stream.of(
                new Hostility("from the start", Visitor::keepsSilent, "the answer was not complete in time"),
                new Hostility("after the headers", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Content-Length: 100\r\n", ""));
                    visitor.keepsSilent();
                }, "status 200, but the answer was not complete in time"),
                new Hostility("one byte at a time from the start", visitor -> {
                    visitor.hears();
                    visitor.drip(ok(GOVERNED));
                }, "the answer was not complete in time"),
                new Hostility("one byte at a time in the body", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Content-Length: 100\r\n", ""));
                    visitor.drip(GOVERNED);
                }, "status 200, but the answer was not complete in time"));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void silence_is_given_up_on(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            assertThat(HostileRun.against(server, Terms.impatient()).reasonOf("chat_happy"))
                    .contains(hostility.words());
        }
    }
}
