package lockstep.settings.imports;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each request in a HAR file, in its order: what a browser sent, and the status that it got. */
public final class HarImport {

    private static final int MOST = 100;
    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private final Imported imported = new Imported();
    private Optional<String> before = Optional.empty();

    private HarImport() {}

    /** @param har the document as JSON */
    public static Imported of(JsonNode har) {
        HarImport all = new HarImport();
        all.entries(har.path("log").path("entries"));
        return all.imported;
    }

    private void entries(JsonNode entries) {
        String origin = origin(entries.path(0).path("request").path("url").asString(""));
        int made = 0;
        for (JsonNode entry : entries) {
            String url = entry.path("request").path("url").asString("");
            String line = entry.path("request").path("method").asString("GET") + " " + url.replaceAll("[?#].*", "");
            if (!origin(url).equals(origin)) {
                imported.leaveOut(line + ": of another origin than " + origin);
            } else if (made == MOST) {
                imported.leaveOut(line + ": after " + MOST + " gates");
            } else if (add(entry, url)) {
                made++;
            }
        }
    }

    private static String origin(String url) {
        return url.replaceAll("^([a-z]+://[^/?#]*).*$", "$1");
    }

    private boolean add(JsonNode entry, String url) {
        JsonNode request = entry.path("request");
        String method = request.path("method").asString("GET");
        String path = url.substring(origin(url).length()).replaceAll("[?#].*", "");
        ObjectNode gate = imported.gate(method.toLowerCase(Locale.ROOT) + " " + path);
        RequestImport made = new RequestImport(imported, gate);
        int status = entry.path("response").path("status").asInt(0);
        if (status < 100 || status > 599 || !made.line(method, url)) {
            imported.drop(gate);
            imported.leaveOut(method + " " + path + ": it has no answer that could be expected");
            return false;
        }
        request.path("headers").forEach(header ->
                made.header(header.path("name").asString(""), header.path("value").asString("")));
        body(request.path("postData"), made);
        made.finish();
        expect(entry.path("response"), gate, status, method + " " + path);
        before.ifPresent(id -> gate.put("after", id));
        before = Optional.of(imported.idOf(gate));
        return true;
    }

    private void body(JsonNode data, RequestImport made) {
        if (data.path("text").isString() && !data.path("text").asString().isEmpty()) {
            made.body(data.path("text").asString(), Optional.of(data.path("mimeType").asString(""))
                    .filter(type -> !type.isEmpty()));
        } else if (data.path("mimeType").asString("").startsWith("application/x-www-form-urlencoded")) {
            data.path("params").forEach(one ->
                    made.field(one.path("name").asString(""), one.path("value").asString("")));
        } else if (!data.path("params").isEmpty()) {
            imported.leaveOut("a body of several parts, which cannot be declared");
        }
    }

    private void expect(JsonNode response, ObjectNode gate, int status, String line) {
        ObjectNode expect = gate.putObject("expect");
        expect.put("status", status == NOT_MODIFIED ? OK : status);
        if (status == NOT_MODIFIED) {
            imported.leaveOut(line + ": the browser had it already (304); 200 is expected");
        }
        String type = response.path("content").path("mimeType").asString("").replaceAll(";.*", "").strip();
        if (status != NOT_MODIFIED && type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")) {
            expect.putObject("headers").putObject("content-type").put("matches", "^" + type.replace("+", "\\+")
                    .replace(".", "\\."));
        }
    }
}
