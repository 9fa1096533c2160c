package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.Behaviour.answers_and_leaves;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.raw;
import static tests.gates.http.Replies.reply;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.LoopbackServer;

class HostileHeadersTest {

    private static final String TOO_LONG = "the headers of the answer were cut off, or are longer than 256 KiB";

    static Stream<Hostility> endless_headers() {
        return Stream.of(
                new Hostility("lines", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 OK\r\n");
                    visitor.sayForEver("X-More: of the same\r\n");
                }, TOO_LONG),
                new Hostility("one line", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 OK\r\nX-Long: ");
                    visitor.sayForEver("x");
                }, TOO_LONG),
                new Hostility("a status line", visitor -> {
                    visitor.hears();
                    visitor.say("HTTP/1.1 200 ");
                    visitor.sayForEver("OK ");
                }, TOO_LONG),
                new Hostility("trailers", visitor -> {
                    visitor.hears();
                    visitor.say(raw("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n"));
                    visitor.sayForEver("X-More: of the same\r\n");
                }, "closed before the answer was complete"),
                new Hostility("100 Continue", visitor -> {
                    visitor.hears();
                    visitor.sayForEver("HTTP/1.1 100 Continue\r\n\r\n");
                }, TOO_LONG),
                new Hostility("103 Early Hints", visitor -> {
                    visitor.hears();
                    visitor.sayForEver("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n");
                }, TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("endless_headers")
    void endless_headers_are_read_up_to_a_limit(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).contains(hostility.words());
            assertThat(server.mostSent()).isLessThan(16 << 20);
        }
    }

    static Stream<Hostility> wrong_framing() {
        return Stream.of(
                new Hostility("a length that is too long", answers_and_leaves(raw("Content-Length: 500\r\n", "{}")),
                        "closed before the answer was complete (unexpected end of stream)"),
                new Hostility("a length that is too short", answers(raw("Content-Length: 5\r\n", GOVERNED)),
                        "not valid"),
                new Hostility("a negative length", answers(raw("Content-Length: -5\r\n", "{}")),
                        "a Content-Length that is not a number of bytes"),
                new Hostility("a length in words", answers(raw("Content-Length: many\r\n", "{}")),
                        "a Content-Length that is not a number of bytes"),
                new Hostility("a length beyond all numbers",
                        answers(raw("Content-Length: 99999999999999999999\r\n", "{}")),
                        "a Content-Length that is not a number of bytes"),
                new Hostility("two lengths", answers(raw("Content-Length: 2\r\nContent-Length: 3\r\n", "{}}")),
                        "two different values of Content-Length"),
                new Hostility("two lengths on a line", answers(raw("Content-Length: 2, 3\r\n", "{}}")),
                        "two different values of Content-Length"),
                new Hostility("a length and chunks",
                        answers(raw("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n")),
                        "both Content-Length and Transfer-Encoding"),
                new Hostility("chunks in gzip",
                        answers(raw("Transfer-Encoding: gzip, chunked\r\n", "2\r\n{}\r\n0\r\n\r\n")),
                        "a Transfer-Encoding other than chunked"),
                new Hostility("garbage for chunks",
                        answers(raw("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n")),
                        "not valid HTTP"),
                new Hostility("chunks beyond all numbers",
                        answers(raw("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n{}")), "not valid HTTP"),
                new Hostility("negative chunks", answers(raw("Transfer-Encoding: chunked\r\n", "-4\r\n{}")),
                        "not valid HTTP"),
                new Hostility("two answers at once", answers(ok("{}") + ok("{}")), "not a governed chat answer"),
                new Hostility("a folded header", answers(raw("X-A: b\r\n c\r\nContent-Length: 2\r\n", "{}")),
                        "not a governed chat answer"),
                new Hostility("a header without a colon", answers(raw("nonsense\r\nContent-Length: 2\r\n", "{}")),
                        "not a governed chat answer"),
                new Hostility("a header without a name", answers(raw(": x\r\nContent-Length: 2\r\n", "{}")),
                        "not a governed chat answer"),
                new Hostility("NUL in a header", answers(raw("X-Request-Id: a\u0000b\r\nContent-Length: 2\r\n", "{}")),
                        "not a governed chat answer"));
    }

    @ParameterizedTest
    @MethodSource("wrong_framing")
    void wrong_framing_fails_and_is_told(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).contains(hostility.words());
        }
    }

    static Stream<Hostility> strange_status_lines() {
        return Stream.of(
                new Hostility("HTTP/0.9", answers_and_leaves("{}\r\n"),
                        "not valid HTTP (its status line or its headers cannot be read)"),
                new Hostility("HTTP/1.0", answers_and_leaves("HTTP/1.0 200 OK\r\n\r\n" + "{}"),
                        "not a governed chat answer"),
                new Hostility("HTTP/7.1", answers("HTTP/7.1 200 OK\r\nContent-Length: 0\r\n\r\n"), "not valid HTTP"),
                new Hostility("ICY", answers("ICY 200 OK\r\nContent-Length: 0\r\n\r\n"), "the body is empty"),
                new Hostility("another protocol", visitor -> visitor.say("SSH-2.0-OpenSSH_9.2\r\n"), "not valid HTTP"),
                new Hostility("an escape sequence", answers("\u001b[2J\u009b\u202e200\r\n\r\n"),
                        "its status line or its headers cannot be read"),
                new Hostility("an escape sequence for a reason", answers(reply("200 \u001b[2J\u202e", "", "{}")),
                        "not a governed chat answer"),
                new Hostility("101", answers(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
                        "101"),
                new Hostility("401", answers(
                        reply("401 Unauthorized", "WWW-Authenticate: Basic realm=\"\u001b[2J\"\r\n", "")),
                        "expected status 200, got 401"),
                new Hostility("407", answers(reply("407 Proxy Authentication Required", "", "")),
                        "expected status 200, got 407"),
                new Hostility("408", answers(reply("408 Request Timeout", "", "{}")), "expected status 200, got 408"),
                new Hostility("421", answers(reply("421 Misdirected Request", "", "{}")),
                        "expected status 200, got 421"),
                new Hostility("503, at once", answers(reply("503 Unavailable", "Retry-After: 0\r\n", "{}")),
                        "expected status 200, got 503"),
                new Hostility("503, in 30,000 years",
                        answers(reply("503 Unavailable", "Retry-After: 1000000000000\r\n", "{}")),
                        "expected status 200, got 503"));
    }

    @ParameterizedTest
    @MethodSource("strange_status_lines")
    void a_strange_status_line_fails_and_is_told(Hostility hostility) {
        try (LoopbackServer server = a_server_that(hostility.behaviour())) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).contains(hostility.words());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "206", "299", "499", "599", "799", "999"})
    void a_status_that_nobody_expects_fails(String status) {
        try (LoopbackServer server = a_server_that(answers(reply(status + " \u009b", "", GOVERNED)))) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy"))
                    .startsWith("expected status 200, got " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "-12", "99999", "2x0", "20", ""})
    void a_status_that_is_none_fails(String status) {
        try (LoopbackServer server = a_server_that(answers(reply(status, "", GOVERNED)))) {
            HostileRun.against(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1000000000000", "99999999999999999999999999999999999999999", "-1", "0", "1.5", "soon", "\u001b[2J", "",
        "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 99 Foo 2026 99:99:99 GMT"})
    void a_limit_that_never_ends_is_not_waited_for_beyond_the_deadline(String retryAfter) {
        String limit = reply("429 Slow Down", "Retry-After: " + retryAfter + "\r\n",
                "{\"error_code\":\"rate_limited\"}");
        try (LoopbackServer server = a_server_that(answers(limit))) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy")).containsPattern("^(rate-limited: 429|not run: the rate limit that \\w+ of this run met lasts until )");
        }
    }

    @Test
    void thousands_of_cookies_do_no_harm() {
        StringBuilder cookies = new StringBuilder();
        for (int i = 0; i < 8_000; i++) {
            cookies.append("Set-Cookie: c").append(i).append("=value-").append(i).append("\r\n");
        }
        try (LoopbackServer server = a_server_that(answers(reply("200 OK", cookies.toString(), GOVERNED)))) {
            assertThat(HostileRun.against(server).reasonOf("whoami")).contains("8000 other cookies were set");
        }
    }
}
