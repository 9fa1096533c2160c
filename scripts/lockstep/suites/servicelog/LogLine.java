package lockstep.suites.servicelog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * A structured line of a log. Read from a JSON object, from one that a platform has wrapped in its own ({@code
 * {"message":"{…}"}}) or put words before, or from {@code name=value} pairs. Nested fields have names with dots.
 *
 * @param values all that it holds, in lists and in texts that are JSON themselves too
 * @param isJson whether it is one JSON object, so that {@code values} is all there is
 */
record LogLine(List<Value> values, Map<String, String> fields, boolean isJson) {

    /**
     * One of the values of a name.
     *
     * @param isText and not a number, a truth value, or JSON whose own values follow
     */
    record Value(String name, String text, boolean isText) {

        String lastName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        Stream<String> names() {
            return Arrays.stream(name.split("\\."));
        }
    }

    private static final List<String> WRAPPERS = List.of("message", "msg", "log", "textPayload", "jsonPayload");
    private static final Pattern PAIR = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]{0,63})=(\"[^\"]*\"|[^\\s,]+)");
    private static final Pattern LIKE_JSON = Pattern.compile("^\\s*\\{\\s*\"");
    private static final int DEEPEST_TEXT = 4;

    /** The first value of each name counts for the fields. */
    private LogLine(List<Value> values, boolean isJson) {
        this(values, firsts(values), isJson);
    }

    LogLine {
        values = List.copyOf(values);
        fields = Map.copyOf(fields);
    }

    private static Map<String, String> firsts(List<Value> values) {
        Map<String, String> fields = new LinkedHashMap<>();
        values.forEach(value -> fields.putIfAbsent(value.name(), value.text()));
        return fields;
    }

    /** Empty where the line has no structure. */
    static Optional<LogLine> read(String line) {
        int brace = line.indexOf('{');
        Optional<JsonNode> json = brace < 0 ? Optional.empty() : object(line.substring(brace));
        return json.map(LogLine::of).or(() -> pairs(line));
    }

    /** Whether it begins as a record in JSON does. One that cannot be read then may hold anything. */
    static boolean isLikeJson(String line) {
        return LIKE_JSON.matcher(line).find();
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<JsonNode> object(String text) {
        return JsonReader.read(text).filter(JsonNode::isObject);
    }

    private static LogLine of(JsonNode object) {
        List<Value> values = new ArrayList<>();
        for (String wrapper : WRAPPERS) {
            JsonNode inner = object.path(wrapper);
            Optional<JsonNode> wrapped = inner.isObject()
                    ? Optional.of(inner)
                    : object(inner.asString("").strip());
            wrapped.ifPresent(node -> add(values, "", node, DEEPEST_TEXT));
        }
        add(values, "", object, DEEPEST_TEXT);
        return new LogLine(values, true);
    }

    /** @param deeper how many texts within texts are still read */
    private static void add(List<Value> values, String name, JsonNode node, int deeper) {
        if (node.isObject()) {
            node.properties().forEach(entry -> add(
                    values, name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), deeper));
        } else if (node.isArray()) {
            node.values().forEach(item -> add(values, name, item, deeper));
        } else if (!node.isNull()) {
            Optional<JsonNode> inner = inner(node).filter(any -> deeper > 0);
            values.add(new Value(name, node.asString(), node.isString() && inner.isEmpty()));
            inner.ifPresent(json -> add(values, name, json, deeper - 1));
        }
    }

    /** What a text holds that is JSON itself. */
    private static Optional<JsonNode> inner(JsonNode node) {
        String text = node.isString() ? node.asString().strip() : "";
        return text.startsWith("{") || text.startsWith("[") ? JsonReader.read(text) : Optional.empty();
    }

    private static Optional<LogLine> pairs(String line) {
        List<Value> values = new ArrayList<>();
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            String value = pair.group(2);
            boolean quoted = value.length() > 1 && value.startsWith("\"");
            String text = quoted ? value.substring(1, value.length() - 1) : value;
            values.add(new Value(pair.group(1), text, true));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new LogLine(values, false));
    }
}
