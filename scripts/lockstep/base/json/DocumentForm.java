package lockstep.base.json;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a document that is kept is written: indented, each line and the last ended by LF. One tree has one form. */
public final class DocumentForm {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DocumentForm() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static String text(JsonNode document) {
        return MAPPER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }

    public static byte[] bytes(JsonNode document) {
        return text(document).getBytes(StandardCharsets.UTF_8);
    }
}
