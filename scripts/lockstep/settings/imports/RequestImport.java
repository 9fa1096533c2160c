package lockstep.settings.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a request, as other tools write one, into a gate. Credentials become secrets of the environment. */
record RequestImport(Imported imported, ObjectNode gate) {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "cookie", "x-api-key", "proxy-authorization", "x-auth-token");
    /** What a client adds by itself. */
    private static final Set<String> OF_CLIENTS = Set.of(
            "host", "content-length", "connection", "user-agent", "accept-encoding", "te", "priority", "pragma",
            "cache-control", "upgrade-insecure-requests", "dnt", "origin", "referer");

    /** @return whether the method and the URL could be taken */
    boolean line(String method, String url) {
        String word = method.toLowerCase(Locale.ROOT);
        if (!METHODS.contains(word)) {
            imported.leaveOut(method + " " + shown(url) + ": the method is not supported");
            return false;
        }
        try {
            URI uri = new URI(url.replaceAll("\\{\\{([^{}]*)}}", "..$1..").replace(" ", "%20"));
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            gate.put(word, path.replaceAll("\\.\\.([^./]*)\\.\\.", "{{$1}}"));
            if (uri.getRawQuery() != null) {
                for (String pair : uri.getRawQuery().split("&")) {
                    int equals = pair.indexOf('=');
                    query(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
            return true;
        } catch (URISyntaxException | IllegalArgumentException e) {
            imported.leaveOut(method + " " + shown(url) + ": the URL cannot be read");
            return false;
        }
    }

    /** Without what may be a secret. */
    private static String shown(String url) {
        return url.replaceAll("[?#].*", "").replaceAll("//[^/]*@", "//");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8).replaceAll("\\.\\.([^.]*)\\.\\.", "{{$1}}");
    }

    void query(String name, String value) {
        ObjectNode query = gate.withObjectProperty("query");
        JsonNode there = query.get(name);
        if (there == null) {
            query.put(name, value);
        } else if (there instanceof ArrayNode several) {
            several.add(value);
        } else {
            query.putArray(name).add(there).add(value);
        }
    }

    void header(String name, String value) {
        String word = name.toLowerCase(Locale.ROOT);
        if (OF_CLIENTS.contains(word) || word.startsWith("sec-") || word.startsWith(":")) {
            return;
        }
        if (CREDENTIALS.contains(word) && !value.contains("{{")) {
            secret(word, value);
        } else {
            gate.withObjectProperty("headers").put(word, value);
        }
    }

    private void secret(String word, String value) {
        ObjectNode secret = gate.withObjectProperty("headers").putObject(word);
        String variable = word.toUpperCase(Locale.ROOT).replace('-', '_');
        secret.put("secret", "env:" + variable);
        int blank = value.indexOf(' ');
        if (word.equals("authorization") && blank > 0) {
            secret.put("before", value.substring(0, blank + 1));
        }
        imported.leaveOut("the value of the header " + word + ": set the variable " + variable);
    }

    void body(String text, Optional<String> contentType) {
        String type = contentType.orElse("").toLowerCase(Locale.ROOT);
        Optional<JsonNode> json = JsonReader.read(text);
        boolean saysJson = type.contains("json") || type.isEmpty() && json.filter(JsonNode::isContainer).isPresent();
        if (saysJson && json.isPresent()) {
            gate.set("json", json.get());
            if (gate.path("headers") instanceof ObjectNode headers && type.equals("application/json")) {
                headers.remove("content-type");
            }
            return;
        }
        if (type.startsWith("application/x-www-form-urlencoded")) {
            ObjectNode form = gate.putObject("form");
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                form.put(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            if (gate.path("headers") instanceof ObjectNode headers) {
                headers.remove("content-type");
            }
            return;
        }
        gate.put("text", text);
        contentType.ifPresent(given -> gate.withObjectProperty("headers").put("content-type", type));
    }

    /** Where nothing is left in it, a section is not written. */
    void finish() {
        if (gate.path("headers").isEmpty()) {
            gate.remove("headers");
        }
    }
}
