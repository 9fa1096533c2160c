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
 * @param rest what is around its JSON, or all of it where there is none
 * @param behind its JSON; empty where none of it was read
 * @param isWhole whether {@code values} is all that the JSON holds
 */
record LogLine(
        List<Value> values, Map<String, String> fields, String rest, Optional<String> behind, boolean isWhole) {

    /** What stands for a name. */
    enum Kind { TEXT, NUMBER_OR_PARTS, PAIR }

    /** One of the values of a name. */
    record Value(String name, String text, Kind kind) {

        /** And not a number, a truth value, or JSON whose own values follow. */
        boolean isText() {
            return kind != Kind.NUMBER_OR_PARTS;
        }

        boolean isPair() {
            return kind == Kind.PAIR;
        }

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
    /** Behind an object that was read: more that may hold anything. */
    private static final Pattern JSON_WITHIN = Pattern.compile("[{\\[]\\s*[\"{\\[]");

    /** The first value of each name counts for the fields. */
    private LogLine(List<Value> values, String rest, Optional<String> behind, boolean isWhole) {
        this(values, firsts(values), rest, behind, isWhole);
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
        return (brace < 0 ? Optional.<LogLine>empty() : withJson(line, brace)).or(() -> pairs(line));
    }

    private static Optional<LogLine> withJson(String line, int brace) {
        String json = line.substring(brace);
        Optional<JsonNode> strict = JsonReader.read(json).filter(JsonNode::isObject);
        if (strict.isPresent()) {
            return Optional.of(of(List.of(), strict.stream().toList(), line.substring(0, brace), ""));
        }
        LenientJson lenient = LenientJson.read(json);
        String behind = json.substring(lenient.end());
        String rest = line.substring(0, brace) + behind;
        return lenient.objects().isEmpty()
                ? Optional.empty()
                : Optional.of(of(valuesOfPairs(rest), lenient.objects(), rest, behind));
    }

    /** Whether it holds what could not be read. One that begins as JSON does then may hold anything. */
    static boolean isUnread(String line, Optional<LogLine> read) {
        return isLikeJson(read.map(LogLine::rest).orElse(line))
                || read.flatMap(LogLine::behind).filter(more -> JSON_WITHIN.matcher(more).find()).isPresent()
                || read.filter(any -> !any.isWhole).isPresent();
    }

    private static boolean isLikeJson(String line) {
        return LIKE_JSON.matcher(line).find();
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    private static LogLine of(List<Value> pairs, List<JsonNode> objects, String rest, String behind) {
        LogValues values = new LogValues(pairs);
        for (JsonNode object : objects) {
            for (String wrapper : WRAPPERS) {
                JsonNode inner = object.path(wrapper);
                Optional<JsonNode> wrapped = inner.isObject()
                        ? Optional.of(inner)
                        : LogValues.inner(inner).filter(JsonNode::isObject);
                wrapped.ifPresent(values::add);
            }
            values.add(object);
        }
        return new LogLine(values.all(), rest, Optional.of(behind), !values.isFull());
    }

    private static Optional<LogLine> pairs(String line) {
        List<Value> values = valuesOfPairs(line);
        return values.isEmpty() ? Optional.empty() : Optional.of(new LogLine(values, line, Optional.empty(), true));
    }

    private static List<Value> valuesOfPairs(String line) {
        List<Value> values = new ArrayList<>();
        Matcher pair = PAIR.matcher(line);
        while (pair.find()) {
            String value = pair.group(2);
            boolean quoted = value.length() > 1 && value.startsWith("\"");
            String text = quoted ? value.substring(1, value.length() - 1) : value;
            values.add(new Value(pair.group(1), text, Kind.PAIR));
        }
        return values;
    }
}
