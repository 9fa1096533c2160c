package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.raw;
import static tests.gates.http.Replies.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;

class HostileBodiesTest {

    /** What one run of at most 18 calls may read: a body's and a mebibyte more each. */
    private static final long ALL_ANSWERS = 18 * (2 << 20);

    /** What the kernels may hold of what was sent and never read: both ends' largest buffers. */
    private static final long BUFFERS = 12 << 20;

    static Stream<Hostility> wrong_bodies() {
        return Stream.of(
                new Hostility("nothing at all", answers(ok("")), "the body is empty"),
                new Hostility("204", answers("HTTP/1.1 204 No Content\r\n\r\n"), "expected status 200, got 204"),
                new Hostility("204 with a body", answers(reply("204 No Content", "", "{}")), "not valid HTTP"),
                new Hostility("a page", answers(ok("<html>down for maintenance</html>")), "the body is not valid JSON"),
                new Hostility("a page after JSON", answers(ok(GOVERNED + "<html>")), "the body is not valid JSON"),
                new Hostility("JSON of another kind", answers(ok("[1]")), "not a JSON object"),
                new Hostility("invalid UTF-8", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 OK\r\nContent-Length: " + (GOVERNED.length() + 2) + "\r\n\r\n");
                    visitor.say(new byte[] {(byte) 0xc3, (byte) 0x28});
                    visitor.say(GOVERNED);
                }, "the body is not valid JSON"),
                new Hostility("overlong UTF-8", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
                    visitor.say(new byte[] {(byte) 0xc0, (byte) 0xaf});
                }, "the body is not valid JSON"),
                new Hostility("a key twice",
                        answers(ok("{\"action\":\"REFUSE\",\"action\":\"ANSWER\",\"rendered_text\":\"x\"}")),
                        "the body is not valid JSON"),
                new Hostility("100,000 levels", answers(ok("[".repeat(100_000) + "]".repeat(100_000))),
                        "not valid JSON"),
                new Hostility("100,000 levels of objects", answers(ok("{\"a\":".repeat(100_000))), "not valid JSON"),
                new Hostility("a number of 5,000 digits",
                        answers(ok(GOVERNED.replace("}", ",\"cooldown_seconds\":" + "9".repeat(5_000) + "}"))),
                        "not valid JSON"),
                new Hostility("a number below all others",
                        answers(ok(GOVERNED.replace("}", ",\"cooldown_seconds\":-1e999}"))), "cooldown_seconds"),
                new Hostility("escape sequences in fields",
                        answers(reply("500 \u001b[2J", "Content-Type: \u001b]0;x\u0007\r\n",
                        "{\"error_code\":\"\\u001b[31m\\u009b2J\\u202e\",\"action\":\"\\u0000\"}")),
                        "got 500 ((text of 9 characters))"),
                new Hostility("a field that is a shout", answers(ok("{\"action\":\"" + "A".repeat(500_000) + "\"}")),
                        "unknown action, a text of 500000 characters"),
                new Hostility("no gzip", answers(reply("200 OK", "Content-Encoding: gzip\r\n", GOVERNED)),
                        "not valid HTTP"),
                new Hostility("half a gzip", half_a_gzip(), "closed before the answer was complete"),
                new Hostility("gzip with a wrong checksum", spoilt_gzip(), "not valid HTTP"));
    }

    @ParameterizedTest
    @MethodSource("wrong_bodies")
    void a_wrong_body_fails_and_is_told(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            HostileRun run = HostileRun.against(server);
            assertThat(run.reasonOf("chat_happy")).contains(hostility.words());
        }
    }

    static Stream<Hostility> endless_bodies() {
        return Stream.of(
                new Hostility("with a length", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Content-Length: 999999999999\r\n", ""));
                    visitor.sayForEver("x");
                }, "more than 1048576 bytes of body"),
                new Hostility("without a length", visitor -> {
                    visitor.hears();
                    visitor.say(raw("", ""));
                    visitor.sayForEver("x");
                }, "more than 1048576 bytes of body"),
                new Hostility("in chunks", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", ""));
                    visitor.sayForEver("1000\r\n" + "x".repeat(4_096) + "\r\n");
                }, "more than 1048576 bytes of body"),
                new Hostility("in the tiniest chunks", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", ""));
                    visitor.sayForEver("1\r\nx\r\n");
                }, "the service sent more than all answers of a run may hold"),
                new Hostility("in the description of a chunk", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", "4;x="));
                    visitor.sayForEver("x");
                }, "the service sent more than all answers of a run may hold"));
    }

    @ParameterizedTest
    @MethodSource("endless_bodies")
    void an_endless_body_is_read_up_to_the_cap(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            HostileRun run = HostileRun.against(server);
            assertThat(run.reasonOf("chat_happy")).contains("larger than the limit", hostility.words());
            assertThat(server.mostSent()).isLessThan(ALL_ANSWERS + BUFFERS);
        }
    }

    @Test
    void a_gzip_bomb_is_unpacked_up_to_the_cap() {
        byte[] bomb = gzip(new byte[64 << 20]);
        Behaviour sends_a_bomb = answers(visitor -> {
            visitor.say(raw("Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n", ""));
            visitor.say(bomb);
        });
        try (LoopbackServer server = a_server_that(sends_a_bomb)) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).contains("more than 1048576 bytes of body");
        }
    }

    private static Behaviour half_a_gzip() {
        byte[] whole = gzip(GOVERNED.getBytes());
        return gzipped(Arrays.copyOf(whole, whole.length / 2));
    }

    private static Behaviour spoilt_gzip() {
        byte[] whole = gzip(GOVERNED.getBytes());
        whole[whole.length - 6] ^= 1;
        return gzipped(whole);
    }

    private static Behaviour gzipped(byte[] bytes) {
        return answers(visitor -> {
            visitor.say(raw("Content-Encoding: gzip\r\nContent-Length: " + bytes.length + "\r\n", ""));
            visitor.say(bytes);
        });
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
