package lockstep.record.export;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.log.EntryShape;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogNode;
import lockstep.record.log.LogPlace;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReading;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.StructuredEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log as one JSON document, {@code lockstep/release-log/v1}: the templates' fields under their names, values
 * exactly as in the log. Plain ASCII: whatever a terminal could obey is escaped.
 */
public final class JsonExport {

    public static final String SCHEMA = "lockstep/release-log/v1";

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build());

    private JsonExport() {}

    /** @param commit that of the evidence branch from which it was read */
    public static String of(LogReading log, Optional<Sha> commit) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeName("evidence_commit");
            json.writePOJO(commit.map(Sha::hex).orElse(null));
            json.writeArrayPropertyStart("entries");
            log.items().forEach(item -> item(item, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("problems");
            log.problems().forEach(problem -> problem(problem, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        // Jackson takes DEL for printable; inside JSON strings is the only place where it can be
        return text.toString().replace("\u007f", "\\u007f") + "\n";
    }

    private static void item(LogItem item, JsonGenerator json) {
        json.writeStartObject();
        place(item.place(), json);
        switch (item.entry()) {
            case StructuredEntry entry -> EntryShape.of(entry).fields().forEach((name, value) -> {
                json.writeName(name);
                node(name.equals("evidence_refs") ? asList(value) : value, json);
            });
            case OtherBlock(String type, String text) -> {
                json.writeStringProperty("type", type);
                json.writeBooleanProperty("unknown", true);
                json.writeStringProperty("text", text);
            }
        }
        json.writeEndObject();
    }

    private static void place(LogPlace place, JsonGenerator json) {
        json.writeNumberProperty("volume", place.volume());
        json.writeNumberProperty("line", place.line());
    }

    /** The log has a single reference as a text, as the template does; programs want one type. */
    private static LogNode asList(LogNode refs) {
        return refs instanceof LogNode.Text text ? new LogNode.Items(List.of(text)) : refs;
    }

    private static void node(LogNode node, JsonGenerator json) {
        switch (node) {
            case LogNode.Text(String value, long line) -> json.writeString(value);
            case LogNode.Items(var items, long line) -> {
                json.writeStartArray();
                items.forEach(item -> node(item, json));
                json.writeEndArray();
            }
            case LogNode.Fields(var fields, long line) -> {
                json.writeStartObject();
                for (Map.Entry<String, LogNode> field : fields.entrySet()) {
                    json.writeName(field.getKey());
                    node(field.getValue(), json);
                }
                json.writeEndObject();
            }
        }
    }

    private static void problem(LogProblem problem, JsonGenerator json) {
        json.writeStartObject();
        place(problem.place(), json);
        json.writeStringProperty("what", problem.what());
        json.writeEndObject();
    }
}
