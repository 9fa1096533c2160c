package lockstep.suites.servicelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.JsonReader;
import lockstep.suites.servicelog.LogLine.Kind;
import lockstep.suites.servicelog.LogLine.Value;
import tools.jackson.databind.JsonNode;

/** Gathers the values of a line, in lists and in texts that are JSON themselves too; no more than memory is for. */
final class LogValues {

    private static final int DEEPEST_TEXT = 4;
    private static final int MOST_VALUES = 50_000;
    private static final int MOST_TEXT_OF_NAMES = 4 << 20;

    private final List<Value> values;
    private long textOfNames;
    private boolean isFull;

    LogValues(List<Value> first) {
        this.values = new ArrayList<>(first);
    }

    /** Whether there were more, which are not among them. */
    boolean isFull() {
        return isFull;
    }

    List<Value> all() {
        return values;
    }

    void add(JsonNode object) {
        add("", object, DEEPEST_TEXT);
    }

    /** @param deeper how many texts within texts are still read */
    private void add(String name, JsonNode node, int deeper) {
        textOfNames += name.length();
        if (values.size() >= MOST_VALUES || textOfNames > MOST_TEXT_OF_NAMES) {
            isFull = true;
        } else if (node.isObject()) {
            node.properties().forEach(entry -> add(
                    name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), deeper));
        } else if (node.isArray()) {
            node.values().forEach(item -> add(name, item, deeper));
        } else if (!node.isNull()) {
            Optional<JsonNode> inner = deeper > 0 ? inner(node) : Optional.empty();
            boolean isText = node.isString() && inner.isEmpty();
            values.add(new Value(name, node.asString(), isText ? Kind.TEXT : Kind.NUMBER_OR_PARTS));
            inner.ifPresent(json -> add(name, json, deeper - 1));
        }
    }

    /** What a text holds that is JSON itself. */
    static Optional<JsonNode> inner(JsonNode node) {
        String text = node.isString() ? node.asString().strip() : "";
        return text.startsWith("{") || text.startsWith("[")
                ? JsonReader.read(text).or(() -> LenientJson.whole(text))
                : Optional.empty();
    }
}
