package lockstep.settings.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.SecretNames;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts a request, as other tools write one, into a gate. Credentials become secrets of the environment. */
record RequestImport(Imported imported, ObjectNode gate) {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");
    /** What a client adds by itself. */
    private static final Set<String> OF_CLIENTS = Set.of(
            "host", "content-length", "connection", "user-agent", "accept-encoding", "te", "priority", "pragma",
            "upgrade-insecure-requests", "dnt");
    /** With these the answer depends on what the client had before. */
    private static final Set<String> OF_CACHES = Set.of(
            "cache-control", "referer", "if-none-match", "if-modified-since", "if-match", "if-unmodified-since",
            "if-range");

    /** @return whether the method and the URL could be taken */
    boolean line(String method, String url) {
        String word = method.toLowerCase(Locale.ROOT);
        if (!METHODS.contains(word)) {
            imported.leaveOut(method + " " + shown(url) + ": the method is not supported");
            return false;
        }
        try {
            URI uri = new URI(encoded(url.replaceAll("\\{\\{([^{}]*)}}", "..$1..")));
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            gate.put(word, path.replaceAll("\\.\\.([^./]*)\\.\\.", "{{$1}}"));
            if (uri.getRawQuery() != null) {
                for (String pair : uri.getRawQuery().split("&")) {
                    int equals = pair.indexOf('=');
                    query(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                            equals < 0 ? "" : decoded(pair.substring(equals + 1)));
                }
            }
            if (uri.getRawUserInfo() != null) {
                header("authorization", "Basic credentials");
            }
            return true;
        } catch (URISyntaxException | IllegalArgumentException e) {
            imported.leaveOut(method + " " + shown(url) + ": the URL cannot be read");
            return false;
        }
    }

    /** Clients encode what a URL cannot have; whoever wrote it down need not have. */
    private static String encoded(String url) {
        StringBuilder encoded = new StringBuilder();
        url.codePoints().forEach(c -> {
            String one = Character.toString(c);
            encoded.append(c > 0x7e || c <= 0x20 || "\"<>\\^`{|}".contains(one)
                    ? URLEncoder.encode(one, StandardCharsets.UTF_8).replace("+", "%20")
                    : one);
        });
        return encoded.toString();
    }

    /** Without what may be a secret. */
    private static String shown(String url) {
        return url.replaceAll("[?#].*", "").replaceAll("//[^/]*@", "//");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8).replaceAll("\\.\\.([^.]*)\\.\\.", "{{$1}}");
    }

    void query(String name, String given) {
        String value = kept("query parameter", name, given);
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

    void secretQuery(String name) {
        gate.withObjectProperty("query").put(name, secret("query parameter", name));
    }

    void field(String name, String value) {
        ObjectNode form = gate.withObjectProperty("form");
        if (form.has(name)) {
            imported.leaveOut("the field " + name + ", a second time: a form has each field once");
            return;
        }
        form.put(name, kept("field", name, value));
    }

    /** A cookie tells who asks: its value is always a secret. */
    void cookie(String name, String value) {
        gate.withObjectProperty("cookies").put(name, value.contains("{{") ? value : secret("cookie", name));
    }

    void header(String name, String value) {
        String word = name.toLowerCase(Locale.ROOT);
        if (OF_CLIENTS.contains(word) || word.startsWith("sec-") || word.startsWith(":")) {
            return;
        }
        if (OF_CACHES.contains(word)) {
            imported.leaveOut("the header " + word + ": it is about what the client had before");
            return;
        }
        if (!SecretNames.isOne(word) || value.contains("{{")) {
            gate.withObjectProperty("headers").put(word, value);
            return;
        }
        int blank = value.indexOf(' ');
        secretHeader(word, word.equals("authorization") && blank > 0 ? value.substring(0, blank + 1) : "");
    }

    /** @param before what stands before the secret */
    void secretHeader(String name, String before) {
        String word = name.toLowerCase(Locale.ROOT);
        ObjectNode secret = gate.withObjectProperty("headers").putObject(word);
        String variable = SecretNames.variable(word);
        secret.put("secret", "env:" + variable);
        if (!before.isEmpty()) {
            secret.put("before", before);
        }
        imported.leaveOut("the value of the header " + word + ": set the variable " + variable);
    }

    /** The value, unless its name says that it is a secret. */
    private String kept(String kind, String name, String value) {
        return value.isEmpty() || value.contains("{{") || !SecretNames.isOne(name) ? value : secret(kind, name);
    }

    private String secret(String kind, String name) {
        String variable = SecretNames.variable(name);
        imported.leaveOut("the value of the " + kind + " " + name + ": set the variable " + variable);
        return "{{env:" + variable + "}}";
    }

    void body(String text, Optional<String> contentType) {
        String type = contentType.orElse("").toLowerCase(Locale.ROOT);
        Optional<JsonNode> json = JsonReader.read(text);
        boolean saysJson = type.contains("json") || type.isEmpty() && json.filter(JsonNode::isContainer).isPresent();
        if (saysJson && json.isPresent()) {
            json(json.get());
            if (type.equals("application/json")) {
                forgetType();
            }
            return;
        }
        if (type.startsWith("application/x-www-form-urlencoded") && isEncoded(text)) {
            gate.putObject("form");
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                field(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
            forgetType();
            return;
        }
        gate.put("text", text);
        contentType.ifPresent(given -> gate.withObjectProperty("headers").put("content-type", given));
    }

    private static boolean isEncoded(String text) {
        try {
            URLDecoder.decode(text, StandardCharsets.UTF_8);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    void json(JsonNode tree) {
        gate.set("json", hidden("", tree));
    }

    /** @param secret the name that makes all texts and numbers below it secrets; empty where there is none */
    private JsonNode hidden(String secret, JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                object.set(name, hidden(SecretNames.isOne(name) ? name : secret, object.get(name)));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, hidden(secret, array.get(i)));
            }
        } else if (!secret.isEmpty() && (node.isString() || isLongNumber(node))) {
            String value = node.asString();
            return value.isEmpty() || value.contains("{{") ? node
                    : JsonNodeFactory.instance.stringNode(secret("field", secret));
        }
        return node;
    }

    /** One that counts tokens or sessions is no secret. */
    private static boolean isLongNumber(JsonNode node) {
        return node.isNumber() && node.asString().length() > 3;
    }

    private void forgetType() {
        if (gate.path("headers") instanceof ObjectNode headers) {
            headers.remove("content-type");
        }
    }

    /** Where nothing is left in it, a section is not written. */
    void finish() {
        if (gate.path("headers").isEmpty()) {
            gate.remove("headers");
        }
    }
}
