package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.base.digest.Sha256;
import lockstep.record.verification.KnownTrees;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KnownTreesTest {

    private final KnownTrees known = new KnownTrees();
    private final List<String> read = new ArrayList<>();

    private Optional<JsonNode> tree(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return known.of(Sha256.of(content), () -> {
            read.add(text);
            return content;
        });
    }

    @Test
    void a_document_is_read_once_and_what_is_no_json_stays_none() {
        assertThat(tree("{\"a\": 1}").orElseThrow().path("a").asInt()).isEqualTo(1);
        assertThat(tree("{\"a\": 1}")).isEqualTo(tree("{\"a\": 1}"));
        assertThat(tree("{")).isEmpty();
        assertThat(tree("{")).isEmpty();

        assertThat(read).containsExactly("{\"a\": 1}", "{");
    }

    @Test
    void the_oldest_makes_room_for_the_newest() {
        IntStream.rangeClosed(1, 9).forEach(number -> tree(String.valueOf(number)));
        read.clear();

        assertThat(tree("2")).map(JsonNode::asInt).hasValue(2);
        assertThat(tree("1")).map(JsonNode::asInt).hasValue(1);
        assertThat(read).containsExactly("1");
    }

    @Test
    void one_that_takes_much_room_is_not_held() {
        String large = "\"" + "x".repeat(16 << 10) + "\"";
        tree(large);

        assertThat(tree(large)).isPresent();
        assertThat(read).hasSize(2);
    }
}
