package lockstep.settings.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lines of Hurl's Asserts and Captures. */
final class HurlAssert {

    private static final Pattern LINE = Pattern.compile(
            "(status|duration|bytes count|(?:header|jsonpath|cookie) \"((?:[^\"\\\\]|\\\\.)*+)\")\\s+(.+)");
    private static final Pattern CAPTURE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_]*):\\s*(header|jsonpath) \"((?:[^\"\\\\]|\\\\.)*+)\""
                    + "(?:\\s+regex\\s+[\"/](.*)[\"/])?");
    private static final Pattern OPERATION = Pattern.compile("(not exists|==|!=|<=|>=|<|>|[a-zA-Z]+)\\s*(.*)");

    private HurlAssert() {}

    static boolean capture(String line, ObjectNode gate) {
        Matcher match = CAPTURE.matcher(line);
        if (!match.matches() || !match.group(1).matches("[a-z][a-z0-9_]{0,63}")) {
            return false;
        }
        boolean ofHeader = match.group(2).equals("header");
        Optional<String> from = ofHeader ? Optional.of(match.group(3)) : pointer(match.group(3));
        if (from.isEmpty()) {
            return false;
        }
        if (!ofHeader && match.group(4) == null) {
            gate.withObjectProperty("capture").put(match.group(1), from.get());
            return true;
        }
        ObjectNode capture = gate.withObjectProperty("capture").putObject(match.group(1));
        capture.put(ofHeader ? "header" : "json", from.get());
        if (match.group(4) != null) {
            capture.put("matches", match.group(4));
        }
        return true;
    }

    static boolean add(String line, ObjectNode expect) {
        Matcher match = LINE.matcher(line);
        Matcher operation = OPERATION.matcher(match.matches() ? match.group(3) : "");
        if (!operation.matches()) {
            return false;
        }
        String subject = match.group(1).split(" ")[0];
        String word = operation.group(1);
        String value = operation.group(2).strip();
        return switch (subject) {
            case "status" -> word.equals("==") && value.matches("[1-5]\\d\\d")
                    && put(expect.put("status", Integer.parseInt(value)));
            case "duration" -> word.equals("<") && value.matches("\\d{1,5}")
                    && put(expect.put("within", value + "ms"));
            case "bytes" -> word.equals("<") && value.matches("\\d{1,6}")
                    && put(expect.withObjectProperty("bytes").put("less", Integer.parseInt(value)));
            case "cookie" -> word.equals("exists") && put(expect.put("cookie", match.group(2)));
            case "header" -> said(word, value, expect.withObjectProperty("headers"),
                    match.group(2).toLowerCase(Locale.ROOT));
            default -> pointer(match.group(2))
                    .filter(place -> said(word, value, expect.withObjectProperty("json"), place)).isPresent();
        };
    }

    private static boolean put(ObjectNode node) {
        return node != null;
    }

    /** One condition more of a value; what was said of it before in the same way is not overwritten. */
    private static boolean said(String word, String value, ObjectNode section, String place) {
        Optional<Condition> condition = condition(word, value);
        JsonNode there = section.path(place);
        boolean isTwice = condition.filter(one ->
                there.has(one.key()) && !(one.key().equals("exists") && there.path("exists").asBoolean(false))
                        || !there.isObject() && !there.isMissingNode() && one.key().equals("equals"))
                .isPresent();
        if (condition.isEmpty() || isTwice) {
            return false;
        }
        ObjectNode conditions = there instanceof ObjectNode object ? object : section.putObject(place);
        if (!there.isObject() && !there.isMissingNode()) {
            conditions.set("equals", there);
        }
        conditions.set(condition.get().key(), condition.get().value());
        if (condition.get().key().equals("not") && !conditions.has("exists")) {
            // Hurl's != needs a value; not alone would hold where there is none.
            conditions.put("exists", true);
        }
        return true;
    }

    private record Condition(String key, JsonNode value) {

        static Condition of(String key, String value) {
            return new Condition(key, JsonNodeFactory.instance.stringNode(value));
        }

        static Condition truth(String key) {
            return new Condition(key, JsonNodeFactory.instance.booleanNode(true));
        }
    }

    private static Optional<Condition> condition(String word, String value) {
        Optional<JsonNode> json = JsonReader.read(value).filter(JsonNode::isValueNode);
        Optional<JsonNode> number = json.filter(JsonNode::isNumber);
        String text = json.map(JsonNode::asString).orElse(value.replaceAll("^/|/$", ""));
        boolean isBroken = json.isEmpty() && value.startsWith("\"");
        if (value.contains("{{") || isBroken) {
            return Optional.empty();
        }
        return switch (word) {
            case "==" -> json.map(node -> new Condition("equals", node));
            case "!=" -> json.map(node -> new Condition("not", node));
            case "<" -> number.map(node -> new Condition("less", node));
            case ">" -> number.map(node -> new Condition("greater", node));
            case "exists" -> Optional.of(Condition.truth("exists"));
            case "not exists" -> Optional.of(Condition.truth("absent"));
            case "matches" -> Optional.of(Condition.of("matches", text));
            // A number or a truth value is looked for in a list, which is not declared.
            case "contains" -> json.filter(node -> !node.isString()).isPresent() ? Optional.empty()
                    : Optional.of(Condition.of("matches", Pattern.quote(text)));
            case "startsWith" -> Optional.of(Condition.of("matches", "^" + Pattern.quote(text)));
            case "endsWith" -> Optional.of(Condition.of("matches", Pattern.quote(text) + "$"));
            case "isString" -> Optional.of(Condition.of("type", "string"));
            case "isInteger" -> Optional.of(Condition.of("type", "integer"));
            case "isNumber", "isFloat" -> Optional.of(Condition.of("type", "number"));
            case "isBoolean" -> Optional.of(Condition.of("type", "boolean"));
            case "isObject" -> Optional.of(Condition.of("type", "object"));
            case "isList" -> Optional.of(Condition.of("type", "array"));
            default -> Optional.empty();
        };
    }

    /** {@code $.items[0]['a b']} as a JSON Pointer; empty where it may name several values. */
    private static Optional<String> pointer(String path) {
        Matcher step = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\[(\\d+)]|\\['([^']*)']").matcher(path);
        if (!path.startsWith("$")) {
            return Optional.empty();
        }
        StringBuilder pointer = new StringBuilder();
        int at = 1;
        while (step.find(at) && step.start() == at) {
            String part = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3);
            pointer.append('/').append(part.replace("~", "~0").replace("/", "~1"));
            at = step.end();
        }
        return at == path.length() ? Optional.of(pointer.toString()) : Optional.empty();
    }
}
