package tests.gates.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.Behaviour.answers;
import static tests.gates.http.LoopbackServer.a_server_that;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.gates.http.LoopbackServer;

class JsonReaderTest {

    private static final String DOCUMENT = """
            {"schema": "x/v1", "of": [1, 2.50, -3e2, true, null, "a\\u00e9\\n"], "in": {"a": {}, "b": [], "c": ""}}
            """;

    @Test
    void bytes_say_what_their_text_says_whatever_they_are() {
        Random random = new Random(1);
        byte[] document = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = document.clone();
            for (int change = 0; change <= round % 3; change++) {
                int bound = round % 2 == 0 ? 128 : 256;
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(bound);
            }
            String text = new String(bytes, StandardCharsets.UTF_8);

            assertThat(JsonReader.read(bytes)).as(text).isEqualTo(JsonReader.read(text));
        }
    }

    @Test
    void a_long_key_is_measured_by_its_signs_however_it_is_read() {
        String document = "{\"" + "\\u00e9".repeat(501) + "\": 1}";
        assertThat(JsonReader.read(document)).isPresent();
        assertThat(JsonReader.read(document.getBytes(StandardCharsets.US_ASCII))).isEqualTo(JsonReader.read(document));
    }

    @Test
    void a_key_that_comes_twice_is_refused_wherever_it_is() {
        assertThat(JsonReader.read("{\"a\": 1, \"a\": 1}")).isEmpty();
        assertThat(JsonReader.read("{\"a\": null, \"a\": null}")).isEmpty();
        assertThat(JsonReader.read("[{\"b\": {\"a\": {}, \"a\": []}}]")).isEmpty();
        assertThat(JsonReader.read("{\"a\": 1, \"\\u0061\": 1}".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(JsonReader.read("{\"a\": {\"a\": 1}, \"b\": {\"a\": 1}}")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "1, gzip,   ; its content-type is text/html", "1, GZIP,   ; its content-type is text/html",
        "2, gzip,   '; it is encoded, by content-encoding'", "0, br,     '; it is encoded, by content-encoding'",
        "1, x-gzip, '; it is encoded, by content-encoding'", "0, identity, ; its content-type is text/html",
    })
    void a_compressed_page_is_told_by_what_it_is_once_it_is_unpacked(int times, String coding, String reason) {
        byte[] page = "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
        for (int time = 0; time < times; time++) {
            page = gzip(page);
        }
        byte[] sent = page;
        try (LoopbackServer server = a_server_that(answers(visitor -> {
            visitor.say("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding
                    + "\r\nContent-Length: " + sent.length + "\r\n\r\n");
            visitor.say(sent);
        }));
                ServiceClient client = new ServiceClient(server.target(), HttpSettings.defaults(), new Secrets())) {
            Answer answer = (Answer) client.call(Request.get("/health"), Deadline.in(Duration.ofSeconds(60)));
            assertThat(JsonReader.whyNot(answer)).isEqualTo("the body is not valid JSON" + reason);
        }
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
