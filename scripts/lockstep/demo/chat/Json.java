package lockstep.demo.chat;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the service takes and gives it. */
public final class Json {

    /** Its defaults are what is wanted: bounds on depth and lengths, and nothing after the one value. */
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Empty where it is no JSON. */
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public static byte[] bytes(Map<String, Object> fields) {
        return MAPPER.writeValueAsBytes(fields);
    }

    /** On one line. */
    public static String text(Map<String, Object> fields) {
        return MAPPER.writeValueAsString(fields);
    }
}
