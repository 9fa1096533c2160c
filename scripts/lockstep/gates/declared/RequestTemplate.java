package lockstep.gates.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.SecretNames;
import lockstep.gates.http.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request with places to fill.
 *
 * @param query by name, each with one or more values
 * @param cookies those to send instead of the run's; empty for the run's, an empty map for none
 */
public record RequestTemplate(
        String method, Template path, Map<String, List<Template>> query, Map<String, Template> headers,
        Optional<Map<String, Template>> cookies, Payload payload) {

    /** A value that cannot be sent where it is needed; the message says why. */
    public static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message, null, false, false);
        }
    }

    /** As evidence names it: with its places, without query. */
    public String shownPath() {
        return path.text();
    }

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(path.names());
        query.values().forEach(values -> values.forEach(value -> names.addAll(value.names())));
        headers.values().forEach(value -> names.addAll(value.names()));
        cookies.ifPresent(some -> some.values().forEach(value -> names.addAll(value.names())));
        switch (payload) {
            case Payload.Json json -> addNames(json.tree(), names);
            case Payload.Form form ->
                form.fields().values().forEach(value -> names.addAll(value.names()));
            case Payload.Text text -> names.addAll(text.text().names());
            case Payload.Content content -> { }
            case Payload.None none -> { }
        }
        return names;
    }

    /** The names of places that tell who asks: in credentials, cookies, and under a name that is one of a secret. */
    public Set<String> secretNames() {
        Set<String> names = new LinkedHashSet<>();
        query.forEach((name, values) -> values.forEach(value -> addSecret(name, value, names)));
        headers.forEach((name, value) -> addSecret(name, value, names));
        cookies.ifPresent(some -> some.values().forEach(value -> names.addAll(value.names())));
        switch (payload) {
            case Payload.Json json -> addSecretFields(json.tree(), names);
            case Payload.Form form -> form.fields().forEach((name, value) -> addSecret(name, value, names));
            case Payload.Text text -> { }
            case Payload.Content content -> { }
            case Payload.None none -> { }
        }
        return names;
    }

    private static void addSecret(String name, Template value, Set<String> names) {
        if (SecretNames.isOne(name)) {
            names.addAll(value.names());
        }
    }

    private static void addSecretFields(JsonNode tree, Set<String> names) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (SecretNames.isOne(field.getKey())) {
                addNames(field.getValue(), names);
            }
        }
        tree.forEach(child -> addSecretFields(child, names));
    }

    private static void addNames(JsonNode tree, Set<String> names) {
        if (tree.isString()) {
            names.addAll(new Template(tree.asString()).names());
        }
        tree.forEach(child -> addNames(child, names));
    }

    /** @param values knows every name */
    public Request fill(Map<String, JsonNode> values) throws Unfit {
        for (String name : path.names()) {
            String segment = values.get(name).asString();
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new Unfit("'" + name + "' cannot be a part of a path");
            }
        }
        StringBuilder target = new StringBuilder(path.fill(name -> Percent.encode(values.get(name).asString())));
        char joint = '?';
        for (Map.Entry<String, List<Template>> parameter : query.entrySet()) {
            for (Template value : parameter.getValue()) {
                target.append(joint).append(Percent.encode(parameter.getKey())).append('=')
                        .append(Percent.encode(value.fill(name -> values.get(name).asString())));
                joint = '&';
            }
        }
        Map<String, String> filled = new LinkedHashMap<>();
        for (Map.Entry<String, Template> header : headers.entrySet()) {
            filled.put(header.getKey(), line(header.getKey(), header.getValue(), values));
        }
        if (cookies.filter(some -> !some.isEmpty()).isPresent()) {
            List<String> pairs = new ArrayList<>();
            for (Map.Entry<String, Template> cookie : cookies.get().entrySet()) {
                pairs.add(cookie.getKey() + "=" + line("cookie", cookie.getValue(), values));
            }
            filled.put("Cookie", String.join("; ", pairs));
        }
        return new Request(method, target.toString(), filled, body(values),
                cookies.isEmpty() && !headers.containsKey("cookie"));
    }

    /** What a header can carry. */
    private static String line(String name, Template template, Map<String, JsonNode> values) throws Unfit {
        String line = template.fill(place -> values.get(place).asString());
        if (!line.chars().allMatch(c -> c >= 0x20 && c < 0x7f) || line.length() > 8_192) {
            throw new Unfit("the value for " + name + " has characters that a header cannot carry, or is too long");
        }
        return line;
    }

    private Optional<Request.Body> body(Map<String, JsonNode> values) {
        return switch (payload) {
            case Payload.None none -> needsBody() ? Optional.of(new Request.Body("application/octet-stream", ""))
                    : Optional.empty();
            case Payload.Json(String type, JsonNode tree) ->
                Optional.of(new Request.Body(type, filled(tree, values).toString()));
            case Payload.Form(String type, Map<String, Template> fields) -> {
                List<String> pairs = new ArrayList<>();
                fields.forEach((name, value) -> pairs.add(Percent.encode(name) + "="
                        + Percent.encode(value.fill(place -> values.get(place).asString()))));
                yield Optional.of(new Request.Body(type, String.join("&", pairs)));
            }
            case Payload.Text(String type, Template text) ->
                Optional.of(new Request.Body(type, text.fill(place -> values.get(place).asString())));
            case Payload.Content(String type, String text) -> Optional.of(new Request.Body(type, text));
        };
    }

    /** OkHttp sends these with a body only. */
    private boolean needsBody() {
        return Set.of("POST", "PUT", "PATCH").contains(method);
    }

    private static JsonNode filled(JsonNode tree, Map<String, JsonNode> values) {
        if (tree.isString()) {
            Template template = new Template(tree.asString());
            return template.isOnePlace()
                    ? values.get(template.names().iterator().next())
                    : JsonNodeFactory.instance.stringNode(template.fill(name -> values.get(name).asString()));
        }
        if (tree.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            tree.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), values)));
            return copy;
        }
        if (tree.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            tree.forEach(item -> copy.add(filled(item, values)));
            return copy;
        }
        return tree;
    }
}
