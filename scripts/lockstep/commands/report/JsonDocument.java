package lockstep.commands.report;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command prints for programs: one object that names its schema, under docs/schemas. Plain ASCII: whatever a
 * terminal could obey is escaped.
 */
public final class JsonDocument {

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonDocument() {}

    /** @param name as in {@code lockstep/name/v1} */
    public static ObjectNode of(String name) {
        return MAPPER.createObjectNode().put("schema", "lockstep/" + name + "/v1");
    }

    public static String text(ObjectNode document) {
        // Jackson takes DEL for printable; inside JSON strings is the only place where it can be.
        return MAPPER.writeValueAsString(document).replace("\r\n", "\n").replace("\u007f", "\\u007f") + "\n";
    }
}
