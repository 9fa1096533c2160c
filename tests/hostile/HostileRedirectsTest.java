package tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;
import static tests.gates.http.Replies.GOVERNED;
import static tests.gates.http.Replies.ok;
import static tests.gates.http.Replies.reply;

import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.LoopbackServer;

class HostileRedirectsTest {

    @ParameterizedTest
    @ValueSource(strings = {"300", "301", "302", "303", "307", "308"})
    void credentials_never_follow_to_another_host(String status) {
        try (LoopbackServer other = a_server_that(answers(ok(GOVERNED)));
                LoopbackServer server = a_server_that(
                        answers(reply(status + " There", "Location: " + other.base() + "/api/chat\r\n", "")))) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy"))
                    .contains("got " + status, "which is not followed");
            assertThat(other.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chat", "", "file:///etc/passwd", "javascript:alert(1)", "\u001b[2J", "//[::1"})
    void a_redirect_to_anywhere_fails(String location) {
        try (LoopbackServer server = a_server_that(answers(reply("307 There", "Location: " + location + "\r\n", "")))) {
            assertThat(HostileRun.against(server).reasonOf("chat_happy"))
                    .contains("got 307, a redirect", ", which is not followed");
        }
    }

    static Stream<String> forms_of_the_token() {
        String token = HostileRun.TOKEN;
        byte[] bytes = token.getBytes();
        return Stream.of(
                token, "Bearer " + token, HexFormat.of().formatHex(bytes), Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().encodeToString(("x" + token + "y").getBytes()),
                "tok-7f3a%2F%2B9~Zq%25s3cr3t", "x".repeat(80) + token, "x".repeat(166) + token);
    }

    @ParameterizedTest
    @MethodSource("forms_of_the_token")
    void a_secret_that_comes_back_is_not_shown(String echo) {
        String structured = "{\"error_code\":\"" + echo + "\",\"action\":\"" + echo + "\",\"rendered_text\":\"" + echo
                + "\"}";
        String headers = "X-Request-Id: " + echo + "\r\nX-Build-Sha: " + echo + "\r\nContent-Type: " + echo + "\r\n";
        try (LoopbackServer server = a_server_that(answers(reply("500 " + echo, headers, structured)))) {
            HostileRun run = HostileRun.against(server);
            assertThat(run.gate("health").observed().orElseThrow().headers().get("x-request-id")).isNotEqualTo(echo);
        }
        try (LoopbackServer server = a_server_that(answers(echo + "\r\n"))) {
            assertThat(HostileRun.against(server).reasonOf("health")).contains("its status line or its headers cannot be read");
        }
    }
}
