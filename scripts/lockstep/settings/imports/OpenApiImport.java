package lockstep.settings.imports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.JsonMedia;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each operation of an OpenAPI 3.1 document, with the examples that it has. */
public final class OpenApiImport {

    private static final int MOST = 100;
    private static final int DEEPEST = 5;
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    private final JsonNode document;
    private final String file;
    private final Imported imported = new Imported();
    private int made;

    private OpenApiImport(JsonNode document, String file) {
        this.document = document;
        this.file = file;
    }

    /** @param file its path beside the configuration */
    public static Imported of(JsonNode document, String file) {
        String version = document.path("openapi").asString("");
        if (!version.startsWith("3.1")) {
            throw new ConfigurationError("this is no OpenAPI 3.1 document"
                    + (version.isEmpty() ? "" : "; it is of version " + Sanitiser.line(version, 20)),
                    "Convert it to 3.1; answers are judged by its schemas.");
        }
        OpenApiImport all = new OpenApiImport(document, file);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode item = all.followed(path.getValue());
            if (item.has("$ref") || item.isMissingNode()) {
                all.imported.leaveOut(path.getKey() + ": its $ref leads out of the document, or to nothing");
            }
            METHODS.stream().filter(item::has).forEach(method -> all.add(path.getKey(), method, item));
        }
        return all.imported;
    }

    private void add(String path, String method, JsonNode item) {
        JsonNode operation = item.path(method);
        String line = method.toUpperCase(Locale.ROOT) + " " + path;
        Optional<String> status = operation.path("responses").propertyNames().stream()
                .filter(code -> code.matches("2([0-9][0-9]|XX)")).sorted().findFirst();
        if (status.isEmpty()) {
            imported.leaveOut(line + ": it has no 2xx answer");
            return;
        }
        if (made == MOST) {
            imported.leaveOut(line + ": after " + MOST + " gates");
            return;
        }
        String id = operation.path("operationId").asString("");
        ObjectNode gate = imported.gate(id.isEmpty() ? line : id);
        try {
            request(path, method, item, operation, gate);
        } catch (IllegalArgumentException e) {
            imported.drop(gate);
            imported.leaveOut(line + ": " + e.getMessage());
            return;
        }
        made++;
        ObjectNode expect = gate.putObject("expect");
        if (status.get().endsWith("XX")) {
            expect.put("status", status.get().toLowerCase(Locale.ROOT));
        } else {
            expect.put("status", Integer.parseInt(status.get()));
        }
        JsonNode content = followed(operation.path("responses").path(status.get())).path("content");
        boolean hasSchema = JsonMedia.among(content.propertyNames())
                .filter(type -> JsonMedia.isNamed(type) && content.path(type).has("schema")).isPresent();
        if (!id.isEmpty() && hasSchema) {
            expect.putObject("openapi").put("file", file).put("operation", id);
        } else {
            imported.leaveOut(line + ": its answer has no JSON schema, or it no operationId: "
                    + "only the status is expected");
        }
    }

    private void request(String path, String method, JsonNode item, JsonNode operation, ObjectNode gate) {
        RequestImport request = new RequestImport(imported, gate);
        String filled = path;
        for (JsonNode parameter : parameters(item, operation)) {
            String name = parameter.path("name").asString("");
            Optional<String> example = example(parameter).filter(JsonNode::isValueNode).map(JsonNode::asString);
            boolean isInPath = parameter.path("in").asString("").equals("path");
            if (example.isEmpty() && (isInPath || parameter.path("required").asBoolean(false))) {
                throw new IllegalArgumentException("the parameter " + name + " has no example that is one value");
            }
            if (isInPath) {
                filled = filled.replace("{" + name + "}", URLEncoder.encode(
                        example.get(), StandardCharsets.UTF_8).replace("+", "%20"));
            } else if (example.isPresent()) {
                switch (parameter.path("in").asString("")) {
                    case "query" -> request.query(name, example.get());
                    case "header" -> request.header(name, example.get());
                    case "cookie" -> request.cookie(name, example.get());
                    default -> imported.leaveOut("the parameter " + name + " of " + path);
                }
            }
        }
        if (!filled.matches("/[^{}?# ]*")) {
            throw new IllegalArgumentException("its path has a parameter that is not described");
        }
        gate.put(method, prefix() + filled);
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        security.path(0).propertyNames().forEach(name -> secure(request, name));
        JsonNode body = followed(operation.path("requestBody"));
        JsonNode json = body.path("content").path("application/json");
        if (!json.isMissingNode()) {
            request.json(example(json).orElseThrow(() ->
                    new IllegalArgumentException("its request body has no example")));
        } else if (body.path("required").asBoolean(false)) {
            throw new IllegalArgumentException("its request body is not JSON");
        }
    }

    /** What all paths of the first server begin with. */
    private String prefix() {
        String path = document.path("servers").path(0).path("url").asString("")
                .replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("/+$", "");
        return path.matches("(/[A-Za-z0-9._~-]+)++") ? path : "";
    }

    /** Those of the path, and of the operation, which overrides them by name and place. */
    private Collection<JsonNode> parameters(JsonNode item, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        Stream.of(item.path("parameters"), operation.path("parameters")).flatMap(JsonNode::valueStream)
                .map(this::followed)
                .forEach(one -> parameters.put(
                        one.path("in").asString("") + " " + one.path("name").asString(""), one));
        return parameters.values();
    }

    private void secure(RequestImport request, String name) {
        JsonNode scheme = followed(document.path("components").path("securitySchemes").path(name));
        String key = scheme.path("name").asString(name);
        if (!scheme.path("type").asString("").equals("apiKey")) {
            boolean isBasic = scheme.path("scheme").asString("").equalsIgnoreCase("basic");
            request.header("authorization", isBasic ? "Basic credentials" : "Bearer token");
            return;
        }
        switch (scheme.path("in").asString("")) {
            case "query" -> request.secretQuery(key);
            case "cookie" -> request.cookie(key, "");
            default -> request.secretHeader(key, "");
        }
    }

    private Optional<JsonNode> example(JsonNode of) {
        JsonNode schema = followed(of.path("schema"));
        return Stream.of(
                        of.path("example"), of.path("examples").path(firstName(of.path("examples"))).path("value"),
                        schema.path("example"), schema.path("examples").path(0), schema.path("default"),
                        schema.path("enum").path(0), schema.path("const"))
                .filter(value -> !value.isMissingNode()).findFirst()
                .or(() -> ofProperties(schema, DEEPEST));
    }

    /** Put together of the examples of its properties, where each required one has an example. */
    private Optional<JsonNode> ofProperties(JsonNode schema, int deepest) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode one = followed(property.getValue());
            Stream.of(one.path("example"), one.path("examples").path(0), one.path("default"), one.path("const"),
                            one.path("enum").path(0))
                    .filter(value -> !value.isMissingNode()).findFirst()
                    .or(() -> deepest == 0 ? Optional.empty() : ofProperties(one, deepest - 1))
                    .ifPresent(value -> made.set(property.getKey(), value));
        }
        boolean whole = schema.path("required").valueStream().allMatch(name -> made.has(name.asString("")));
        return made.isEmpty() || !whole ? Optional.empty() : Optional.of(made);
    }

    private static String firstName(JsonNode examples) {
        return examples.propertyNames().stream().findFirst().orElse("");
    }

    private JsonNode followed(JsonNode node) {
        JsonNode at = node;
        for (int step = 0; step < 10 && at.path("$ref").asString("").startsWith("#/"); step++) {
            at = document.at(JsonPointer.compile(at.path("$ref").asString().substring(1)));
        }
        return at;
    }
}
