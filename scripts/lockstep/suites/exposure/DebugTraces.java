package lockstep.suites.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * Looks for what an error must not show: tracebacks, places in the code, names of exceptions, URLs of databases. Pure.
 */
public final class DebugTraces {

    /** Every repetition is bounded: a hostile body must not buy time with backtracking. */
    private static final Map<String, Pattern> TRACES = traces();

    private static final String PYTHON = "a Python traceback";
    private static final String STACK = "a stack trace";
    private static final List<String> TRACEBACKS = List.of(PYTHON, STACK);

    private static final Set<String> FIELDS = Set.of(
            "traceback", "stack", "stack_trace", "stacktrace", "exception", "exc_info", "exc_type", "debug",
            "debug_info", "frames");

    private DebugTraces() {}

    private static Map<String, Pattern> traces() {
        Map<String, Pattern> traces = new LinkedHashMap<>();
        traces.put(PYTHON, Pattern.compile(
                "Traceback \\(most recent call last\\)|File \"[^\"\\n]{1,300}\", line \\d"));
        traces.put(STACK, Pattern.compile(
                "\\bat [\\w$.<>]{1,200}\\([\\w$-]{1,100}\\.(?:java|kt|scala|groovy):\\d"
                        + "|\\bat [^\\n]{0,200}\\.(?:js|mjs|cjs|ts):\\d{1,7}:\\d"
                        + "|\\bin [^\\n]{1,200}\\.cs:line \\d|#0 [^\\n]{1,200}\\.php\\(\\d|\\.rb:\\d{1,7}:in "
                        + "|\\bgoroutine \\d{1,9} \\["));
        traces.put("a place in the code", Pattern.compile(
                "(?:site-packages|node_modules)/|/[\\w./-]{1,200}\\.(?:py|rb|php|java|go|ts|mjs)\\b"));
        traces.put("the name of an exception", Pattern.compile("\\b[A-Z]\\w{1,80}(?:Error|Exception)\\s{0,3}[:(]"));
        traces.put("a parser's message", Pattern.compile("\\bline \\d{1,9},? column \\d"));
        traces.put("the URL of a database", Pattern.compile(
                "\\b(?:postgres|postgresql|mysql|mariadb|mongodb|redis|amqp)(?:\\+\\w{1,20})?://"));
        return traces;
    }

    /** What the body shows of the inside, in a few words that quote nothing of it; empty when it shows nothing. */
    static Optional<String> in(String body) {
        List<String> texts = new ArrayList<>(List.of(body));
        Optional<String> field = JsonReader.read(body).flatMap(tree -> fieldIn(tree, texts));
        return TRACES.entrySet().stream()
                .filter(trace -> texts.stream().anyMatch(text -> trace.getValue().matcher(text).find()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> field.map(name -> "a field " + name));
    }

    /** Whether the body shows the stack of an error, whatever language the service is written in. */
    public static boolean isTraceback(String body) {
        List<String> texts = new ArrayList<>(List.of(body));
        JsonReader.read(body).ifPresent(tree -> fieldIn(tree, texts));
        return TRACEBACKS.stream().map(TRACES::get)
                .anyMatch(trace -> texts.stream().anyMatch(text -> trace.matcher(text).find()));
    }

    /** The first telling field; every text in the tree is added to {@code texts}, for there it is not escaped. */
    private static Optional<String> fieldIn(JsonNode node, List<String> texts) {
        Optional<String> found = Optional.empty();
        if (node.isString()) {
            texts.add(node.asString());
        }
        for (JsonNode child : node.isArray() ? node.values() : List.<JsonNode>of()) {
            found = first(found, fieldIn(child, texts));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            boolean telling = FIELDS.contains(name) && saysSomething(entry.getValue());
            found = first(found, telling ? Optional.of(name) : Optional.empty());
            found = first(found, fieldIn(entry.getValue(), texts));
        }
        return found;
    }

    private static Optional<String> first(Optional<String> found, Optional<String> next) {
        return found.isPresent() ? found : next;
    }

    private static boolean saysSomething(JsonNode value) {
        return !value.isNull() && !(value.isBoolean() && !value.booleanValue())
                && !(value.isContainer() && value.isEmpty()) && !(value.isString() && value.asString().isEmpty());
    }
}
