package lockstep.settings.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of Hurl's Asserts and Captures. */
final class HurlAssert {

    private static final Pattern LINE = Pattern.compile(
            "(status|duration|bytes count|(?:header|jsonpath|cookie) \"((?:[^\"\\\\]|\\\\.)*)\")\\s+(.+)");
    private static final Pattern CAPTURE = Pattern.compile(
            "([A-Za-z][A-Za-z0-9_]*):\\s*(header|jsonpath) \"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s+regex\\s+[\"/](.*)[\"/])?");
    private static final Pattern OPERATION = Pattern.compile("(not exists|==|!=|<|>|[a-zA-Z]+)\\s*(.*)");

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
            case "header" -> condition(word, value,
                    header(expect.withObjectProperty("headers"), match.group(2).toLowerCase(Locale.ROOT)));
            default -> {
                Optional<String> pointer = pointer(match.group(2));
                yield pointer.isPresent() && condition(word, value,
                        expect.withObjectProperty("json").withObjectProperty(pointer.get()));
            }
        };
    }

    /** The conditions of a header; a value that it was given before is one of them. */
    private static ObjectNode header(ObjectNode headers, String name) {
        JsonNode there = headers.get(name);
        if (there instanceof ObjectNode conditions) {
            return conditions;
        }
        ObjectNode conditions = headers.putObject(name);
        if (there != null) {
            conditions.set("equals", there);
        }
        return conditions;
    }

    private static boolean put(ObjectNode node) {
        return node != null;
    }

    private static boolean condition(String word, String value, ObjectNode condition) {
        Optional<JsonNode> json = JsonReader.read(value).filter(JsonNode::isValueNode);
        String text = json.map(JsonNode::asString).orElse(value.replaceAll("^/|/$", ""));
        switch (word) {
            case "==" -> json.ifPresent(node -> condition.set("equals", node));
            case "!=" -> json.ifPresent(node -> condition.set("not", node));
            case "<" -> json.filter(JsonNode::isNumber).ifPresent(node -> condition.set("less", node));
            case ">" -> json.filter(JsonNode::isNumber).ifPresent(node -> condition.set("greater", node));
            case "exists" -> condition.put("exists", true);
            case "not exists" -> condition.put("absent", true);
            case "matches" -> condition.put("matches", text);
            case "contains" -> condition.put("matches", Pattern.quote(text));
            case "startsWith" -> condition.put("matches", "^" + Pattern.quote(text));
            case "endsWith" -> condition.put("matches", Pattern.quote(text) + "$");
            case "isString" -> condition.put("type", "string");
            case "isInteger" -> condition.put("type", "integer");
            case "isNumber", "isFloat" -> condition.put("type", "number");
            case "isBoolean" -> condition.put("type", "boolean");
            case "isObject" -> condition.put("type", "object");
            case "isList" -> condition.put("type", "array");
            default -> { }
        }
        return !condition.isEmpty();
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
