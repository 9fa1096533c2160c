package lockstep.settings.imports;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each request in a HAR file: what a browser sent, and the status that it got. */
public final class HarImport {

    private static final int MOST = 100;

    private HarImport() {}

    /** @param har the document as JSON */
    public static Imported of(JsonNode har) {
        Imported imported = new Imported();
        JsonNode entries = har.path("log").path("entries");
        String origin = origin(entries.path(0).path("request").path("url").asString(""));
        int made = 0;
        for (JsonNode entry : entries) {
            String url = entry.path("request").path("url").asString("");
            String line = entry.path("request").path("method").asString("GET") + " " + url.replaceAll("[?#].*", "");
            if (!origin(url).equals(origin)) {
                imported.leaveOut(line + ": of another origin than " + origin);
            } else if (made == MOST) {
                imported.leaveOut(line + ": after " + MOST + " gates");
            } else if (add(imported, entry, url)) {
                made++;
            }
        }
        return imported;
    }

    private static String origin(String url) {
        return url.replaceAll("^([a-z]+://[^/?#]*).*$", "$1");
    }

    private static boolean add(Imported imported, JsonNode entry, String url) {
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
        JsonNode data = request.path("postData");
        if (data.path("text").isString()) {
            made.body(data.path("text").asString(), Optional.of(data.path("mimeType").asString(""))
                    .filter(type -> !type.isEmpty()));
        }
        made.finish();
        ObjectNode expect = gate.putObject("expect");
        expect.put("status", status);
        String type = entry.path("response").path("content").path("mimeType").asString("")
                .replaceAll(";.*", "").strip();
        if (type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")) {
            expect.putObject("headers").putObject("content-type").put("matches", "^" + type.replace("+", "\\+")
                    .replace(".", "\\."));
        }
        return true;
    }
}
