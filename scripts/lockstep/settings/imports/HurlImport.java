package lockstep.settings.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each entry of a Hurl file, in its order; what does not map is told. */
public final class HurlImport {

    private static final int MOST = 100;
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{3,20})\\s+(\\S+)\\s*(#.*)?");
    private static final Pattern RESPONSE = Pattern.compile("HTTP(?:/\\S+)?\\s+(\\d{3}|\\*)\\s*(#.*)?");
    private static final Pattern SECTION = Pattern.compile("\\[([A-Z][A-Za-z]+)]\\s*");
    private static final Pattern PAIR = Pattern.compile("([^:]+):\\s*(.*)");
    private static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):\\s*(.*)");
    private static final Pattern HOST = Pattern.compile("^([a-z]+://[^/?#]*|\\{\\{[^{}]*}}(?=/|$))");

    private final Imported imported = new Imported();
    private Optional<Entry> entry = Optional.empty();
    private Optional<String> before = Optional.empty();
    private Optional<String> host = Optional.empty();
    private int made;

    /** The entry that is being read. */
    private static final class Entry {
        private final ObjectNode gate;
        private final RequestImport request;
        private final List<String> body = new ArrayList<>();
        private final List<String> expected = new ArrayList<>();
        private Optional<String> type = Optional.empty();
        private String section = "";
        private boolean answered;

        Entry(ObjectNode gate, RequestImport request) {
            this.gate = gate;
            this.request = request;
        }

        List<String> lines() {
            return answered ? expected : body;
        }

        /** Within a body that is fenced by three backticks nothing else begins. */
        boolean isFenced() {
            long fences = lines().stream().map(String::strip)
                    .mapToLong(line -> (line.startsWith("```") ? 1 : 0)
                            + (line.length() > 3 && line.endsWith("```") ? 1 : 0))
                    .sum();
            return fences == 1;
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
        boolean inBody = entry.filter(one -> !one.lines().isEmpty()).isPresent();
        boolean isFenced = entry.filter(Entry::isFenced).isPresent();
        if (!isFenced && request.matches() && !request.group(1).equals("HTTP")) {
            finish();
            begin(request.group(1), request.group(2));
        } else if (entry.isPresent() && (inBody || !text.isEmpty() && !text.startsWith("#"))) {
            within(entry.get(), text, line, isFenced);
        }
    }

    private void begin(String method, String url) {
        Matcher origin = HOST.matcher(url);
        String here = origin.find() ? origin.group(1) : "";
        host = host.or(() -> Optional.of(here));
        String target = url.replaceFirst("^\\{\\{[^{}]*}}(?=/|$)", "http://host");
        String path = target.replaceAll("^[a-z]+://[^/?#]*", "").replaceAll("[?#].*", "");
        if (!host.get().equals(here)) {
            imported.leaveOut(method + " " + path + ": of another origin than " + host.get());
            return;
        }
        if (made == MOST) {
            imported.leaveOut("what follows: after " + MOST + " gates");
            return;
        }
        ObjectNode gate = imported.gate(method.toLowerCase(Locale.ROOT) + " " + path);
        RequestImport request = new RequestImport(imported, gate);
        if (request.line(method, target)) {
            entry = Optional.of(new Entry(gate, request));
            made++;
        } else {
            imported.drop(gate);
        }
    }

    private void within(Entry one, String text, String line, boolean isFenced) {
        Matcher response = RESPONSE.matcher(text);
        Matcher section = SECTION.matcher(text);
        if (isFenced) {
            one.lines().add(line);
        } else if (response.matches()) {
            one.answered = true;
            one.section = "";
            if (!response.group(1).equals("*")) {
                one.gate.withObjectProperty("expect").put("status", Integer.parseInt(response.group(1)));
            }
        } else if (one.lines().isEmpty() && section.matches()) {
            one.section = section.group(1);
        } else if (!one.lines().isEmpty() || isBody(text)) {
            one.lines().add(line);
        } else if (one.answered) {
            answer(one, HurlComment.cut(text, !one.section.isEmpty()));
        } else if (one.section.isEmpty()) {
            header(one, HurlComment.cut(text, false));
        } else {
            pair(one, HurlComment.cut(text, false));
        }
    }

    private static boolean isBody(String text) {
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("`") || text.startsWith("<")
                || text.startsWith("\"") || text.startsWith("file,") || text.startsWith("base64,")
                || text.startsWith("hex,");
    }

    private void header(Entry one, String text) {
        Matcher pair = HEADER.matcher(text);
        if (!pair.matches()) {
            imported.leaveOut("the line: " + text);
            return;
        }
        if (pair.group(1).equalsIgnoreCase("content-type")) {
            one.type = Optional.of(pair.group(2).strip());
        }
        one.request.header(pair.group(1), pair.group(2).strip());
    }

    private void pair(Entry one, String text) {
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            imported.leaveOut("a line of [" + one.section + "]");
            return;
        }
        String name = pair.group(1).strip();
        String value = pair.group(2).strip();
        switch (one.section) {
            case "QueryStringParams", "Query" -> one.request.query(name, value);
            case "FormParams", "Form" -> one.request.field(name, value);
            case "Cookies" -> one.request.cookie(name, value);
            case "BasicAuth" -> one.request.header("authorization", "Basic " + value);
            default -> imported.leaveOut("[" + one.section + "] " + name);
        }
    }

    private void answer(Entry one, String text) {
        boolean taken = switch (one.section) {
            case "Asserts" -> asserted(one, text);
            case "Captures" -> HurlAssert.capture(text, one.gate);
            case "" -> expectedHeader(one, text);
            default -> false;
        };
        if (!taken) {
            imported.leaveOut((one.section.isEmpty() ? "" : "[" + one.section + "] ") + text);
        }
    }

    private boolean asserted(Entry one, String text) {
        boolean taken = HurlAssert.add(text, one.gate.withObjectProperty("expect"));
        if (taken && text.matches("jsonpath .*\\scontains\\s.*")) {
            imported.note("[Asserts] " + text + ": taken for a part of a text; of a list it would always fail, so "
                    + "leave it out there");
        }
        return taken;
    }

    /** Of a header that comes several times one value can be held; no other is put over it. */
    private static boolean expectedHeader(Entry one, String text) {
        Matcher pair = HEADER.matcher(text);
        if (!pair.matches() || pair.group(2).contains("{{")) {
            return false;
        }
        String name = pair.group(1).toLowerCase(Locale.ROOT);
        ObjectNode headers = one.gate.withObjectProperty("expect").withObjectProperty("headers");
        if (headers.has(name)) {
            return false;
        }
        headers.put(name, pair.group(2).strip());
        return true;
    }

    private void finish() {
        entry.ifPresent(one -> {
            sent(one);
            expected(one);
            one.request.finish();
            ObjectNode expect = one.gate.withObjectProperty("expect");
            List.of("json", "headers", "bytes").forEach(section -> {
                if (expect.has(section) && expect.path(section).isEmpty()) {
                    expect.remove(section);
                }
            });
            if (expect.isEmpty()) {
                imported.leaveOut("the answer of " + one.gate.propertyNames() + " is not expected to be anything: 2xx");
                one.gate.put("expect", "2xx");
            }
            before.ifPresent(id -> one.gate.put("after", id));
            before = Optional.of(imported.idOf(one.gate));
        });
        entry = Optional.empty();
    }

    private void sent(Entry one) {
        String body = bare(one.body);
        if (body.isEmpty()) {
            return;
        }
        if (body.matches("(?s)(file|base64|hex),.*")) {
            imported.leaveOut("the body of " + imported.idOf(one.gate) + ", " + body.replaceAll("(?s),.*", "")
                    + ": name it by file: in the gate");
            return;
        }
        one.request.body(body, one.type);
    }

    /** A body that an answer must have is held where it is JSON. */
    private void expected(Entry one) {
        String body = bare(one.expected);
        if (body.isEmpty()) {
            return;
        }
        Optional<JsonNode> tree = JsonReader.read(body).filter(JsonNode::isContainer)
                .filter(json -> !body.contains("{{"));
        tree.ifPresentOrElse(
                json -> one.gate.withObjectProperty("expect").withObjectProperty("json").putObject("")
                        .set("equals", json),
                () -> imported.leaveOut("the body of the answer of " + imported.idOf(one.gate)
                        + ": only JSON without variables is compared"));
    }

    private static String bare(List<String> lines) {
        String body = String.join("\n", lines).strip();
        return body.startsWith("`") ? body.replaceAll("^```[a-z]*\\n?|^`|\\n?`+$", "") : body;
    }
}
