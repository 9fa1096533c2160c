package lockstep.suites.servicelog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * A structured line of a log: its fields as text. Read from a JSON object, from one that a platform has wrapped in its
 * own ({@code {"message":"{…}"}}) or put words before, or from {@code name=value} pairs. Nested fields have names with
 * dots.
 */
record LogLine(Map<String, String> fields) {

    private static final List<String> WRAPPERS = List.of("message", "msg", "log", "textPayload", "jsonPayload");
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]{0,63})=(\"[^\"]*\"|[^\\s,]+)");
    private static final int MOST_FIELDS = 200;

    LogLine {
        fields = Map.copyOf(fields);
    }

    /** Empty where the line has no structure. */
    static Optional<LogLine> read(String line) {
        int brace = line.indexOf('{');
        Optional<JsonNode> json = brace < 0 ? Optional.empty() : object(line.substring(brace));
        return json.map(LogLine::of).or(() -> pairs(line));
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<JsonNode> object(String text) {
        return JsonReader.read(text).filter(JsonNode::isObject);
    }

    private static LogLine of(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String wrapper : WRAPPERS) {
            JsonNode inner = object.path(wrapper);
            Optional<JsonNode> wrapped = inner.isObject()
                    ? Optional.of(inner)
                    : object(inner.asString("").strip());
            wrapped.ifPresent(node -> add(fields, "", node));
        }
        add(fields, "", object);
        return new LogLine(fields);
    }

    private static void add(Map<String, String> fields, String prefix, JsonNode object) {
        object.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            String name = prefix + entry.getKey();
            if (value.isObject()) {
                add(fields, name + ".", value);
            } else if (value.isArray()) {
                value.forEach(item -> put(fields, name, item));
            } else {
                put(fields, name, value);
            }
        });
    }

    private static void put(Map<String, String> fields, String name, JsonNode value) {
        if (value.isValueNode() && !value.isNull() && fields.size() < MOST_FIELDS) {
            fields.putIfAbsent(name, value.asString());
        }
    }

    private static Optional<LogLine> pairs(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(line);
        while (pair.find() && fields.size() < MOST_FIELDS) {
            String value = pair.group(2);
            boolean quoted = value.length() > 1 && value.startsWith("\"");
            fields.putIfAbsent(pair.group(1), quoted ? value.substring(1, value.length() - 1) : value);
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new LogLine(fields));
    }
}
