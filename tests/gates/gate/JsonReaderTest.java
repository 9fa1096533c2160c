package tests.gates.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import lockstep.gates.gate.JsonReader;
import org.junit.jupiter.api.Test;

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
}
