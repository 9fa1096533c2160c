package lockstep.settings.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each entry of a Hurl file, in its order; what does not map is told. */
public final class HurlImport {

    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\\s+(\\S+)\\s*");
    private static final Pattern RESPONSE = Pattern.compile("HTTP(?:/\\S+)?\\s+(\\d{3}|\\*)\\s*");
    private static final Pattern SECTION = Pattern.compile("\\[([A-Z][A-Za-z]+)]\\s*");
    private static final Pattern PAIR = Pattern.compile("([^:]+):\\s*(.*)");

    private final Imported imported = new Imported();
    private Optional<Entry> entry = Optional.empty();
    private Optional<String> before = Optional.empty();

    /** The entry that is being read. */
    private static final class Entry {
        private final ObjectNode gate;
        private final RequestImport request;
        private final List<String> body = new ArrayList<>();
        private Optional<String> type = Optional.empty();
        private String section = "";
        private boolean answered;

        Entry(ObjectNode gate, RequestImport request) {
            this.gate = gate;
            this.request = request;
        }
    }

    private HurlImport() {}

    public static Imported of(String hurl) {
        HurlImport all = new HurlImport();
        hurl.lines().forEach(all::line);
        all.finish();
        return all.imported;
    }

    private void line(String line) {
        String text = line.strip();
        Matcher request = REQUEST.matcher(text);
        boolean inBody = entry.filter(one -> !one.answered && !one.body.isEmpty()).isPresent();
        if (request.matches()) {
            finish();
            begin(request.group(1), request.group(2));
        } else if (entry.isPresent() && (inBody || !text.isEmpty() && !text.startsWith("#"))) {
            within(entry.get(), text, line);
        }
    }

    private void begin(String method, String url) {
        String target = url.replaceFirst("^\\{\\{[^{}]*}}(?=/|$)", "http://host");
        ObjectNode gate = imported.gate(method.toLowerCase(Locale.ROOT) + " "
                + target.replaceAll("^[a-z]+://[^/?#]*", "").replaceAll("[?#].*", ""));
        RequestImport request = new RequestImport(imported, gate);
        if (request.line(method, target)) {
            entry = Optional.of(new Entry(gate, request));
        } else {
            imported.drop(gate);
        }
    }

    private void within(Entry one, String text, String line) {
        Matcher response = RESPONSE.matcher(text);
        Matcher section = SECTION.matcher(text);
        if (response.matches()) {
            one.answered = true;
            one.section = "";
            if (!response.group(1).equals("*")) {
                one.gate.withObjectProperty("expect").put("status", Integer.parseInt(response.group(1)));
            }
        } else if ((one.answered || one.body.isEmpty()) && section.matches()) {
            one.section = section.group(1);
        } else if (one.answered) {
            answer(one, text);
        } else if (one.section.isEmpty()) {
            header(one, text, line);
        } else {
            pair(one, text);
        }
    }

    private void header(Entry one, String text, String line) {
        Matcher pair = PAIR.matcher(text);
        boolean begins = text.startsWith("{") || text.startsWith("[") || text.startsWith("```") || text.startsWith("`");
        if (!one.body.isEmpty() || begins) {
            one.body.add(line);
        } else if (pair.matches()) {
            if (pair.group(1).strip().equalsIgnoreCase("content-type")) {
                one.type = Optional.of(pair.group(2).strip());
            }
            one.request.header(pair.group(1).strip(), pair.group(2).strip());
        } else {
            imported.leaveOut("the line: " + text);
        }
    }

    private void pair(Entry one, String text) {
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            imported.leaveOut("the line: " + text);
            return;
        }
        String name = pair.group(1).strip();
        String value = pair.group(2).strip();
        switch (one.section) {
            case "QueryStringParams", "Query" -> one.request.query(name, value);
            case "FormParams", "Form" -> one.gate.withObjectProperty("form").put(name, value);
            case "Cookies" -> one.gate.withObjectProperty("cookies").put(name, value);
            case "BasicAuth" -> one.request.header("authorization", "Basic " + value);
            default -> imported.leaveOut("[" + one.section + "] " + text);
        }
    }

    private void answer(Entry one, String text) {
        boolean taken = switch (one.section) {
            case "Asserts" -> HurlAssert.add(text, one.gate.withObjectProperty("expect"));
            case "Captures" -> HurlAssert.capture(text, one.gate);
            case "" -> {
                Matcher pair = PAIR.matcher(text);
                if (!pair.matches() || text.startsWith("{") || text.startsWith("`")) {
                    yield false;
                }
                one.gate.withObjectProperty("expect").withObjectProperty("headers")
                        .put(pair.group(1).strip().toLowerCase(Locale.ROOT), pair.group(2).strip());
                yield true;
            }
            default -> false;
        };
        if (!taken) {
            imported.leaveOut((one.section.isEmpty() ? "" : "[" + one.section + "] ") + text);
        }
    }

    private void finish() {
        entry.ifPresent(one -> {
            if (!one.body.isEmpty()) {
                String body = String.join("\n", one.body).strip();
                String bare = body.startsWith("`") ? body.replaceAll("^```[a-z]*\\n?|^`|\\n?`+$", "") : body;
                one.request.body(bare, one.type);
            }
            one.request.finish();
            if (one.gate.path("expect").isEmpty()) {
                imported.leaveOut("the answer of " + one.gate.propertyNames() + " is not expected to be anything: 2xx");
                one.gate.put("expect", "2xx");
            }
            before.ifPresent(id -> one.gate.put("after", id));
            before = Optional.of(imported.idOf(one.gate));
        });
        entry = Optional.empty();
    }
}
