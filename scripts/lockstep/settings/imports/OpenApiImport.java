package lockstep.settings.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a gate of each operation of an OpenAPI 3.1 document, with the examples that it has. */
public final class OpenApiImport {

    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    private final JsonNode document;
    private final String file;
    private final Imported imported = new Imported();

    private OpenApiImport(JsonNode document, String file) {
        this.document = document;
        this.file = file;
    }

    /** @param file its path beside the configuration */
    public static Imported of(JsonNode document, String file) {
        OpenApiImport all = new OpenApiImport(document, file);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            METHODS.stream().filter(path.getValue()::has)
                    .forEach(method -> all.add(path.getKey(), method, path.getValue()));
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
        String id = operation.path("operationId").asString("");
        ObjectNode gate = imported.gate(id.isEmpty() ? line : id);
        try {
            request(path, method, item, operation, gate);
        } catch (IllegalArgumentException e) {
            imported.drop(gate);
            imported.leaveOut(line + ": " + e.getMessage());
            return;
        }
        ObjectNode expect = gate.putObject("expect");
        expect.put("status", status.get().toLowerCase(Locale.ROOT));
        boolean hasSchema = followed(operation.path("responses").path(status.get())).path("content").properties()
                .stream().anyMatch(type -> type.getKey().contains("json") && type.getValue().has("schema"));
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
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode listed : list) {
                JsonNode parameter = followed(listed);
                String name = parameter.path("name").asString("");
                Optional<String> example = example(parameter).map(JsonNode::asString);
                boolean isInPath = parameter.path("in").asString("").equals("path");
                if (example.isEmpty() && (isInPath || parameter.path("required").asBoolean(false))) {
                    throw new IllegalArgumentException("the parameter " + name + " has no example");
                }
                if (isInPath) {
                    filled = filled.replace("{" + name + "}", example.get());
                } else if (example.isPresent() && parameter.path("in").asString("").equals("query")) {
                    gate.withObjectProperty("query").put(name, example.get());
                } else if (example.isPresent() && parameter.path("in").asString("").equals("header")) {
                    request.header(name, example.get());
                }
            }
        }
        if (!filled.matches("/[^{}?# ]*")) {
            throw new IllegalArgumentException("its path has a parameter that is not described");
        }
        gate.put(method, filled);
        boolean isSecured = !operation.path("security").isEmpty()
                || !operation.has("security") && !document.path("security").isEmpty();
        if (isSecured) {
            request.header("authorization", "Bearer token");
        }
        JsonNode body = followed(operation.path("requestBody"));
        JsonNode json = body.path("content").path("application/json");
        if (!json.isMissingNode()) {
            gate.set("json", example(json).orElseThrow(() ->
                    new IllegalArgumentException("its request body has no example")));
        } else if (body.path("required").asBoolean(false)) {
            throw new IllegalArgumentException("its request body is no JSON");
        }
    }

    private Optional<JsonNode> example(JsonNode of) {
        JsonNode schema = followed(of.path("schema"));
        return Stream.of(
                        of.path("example"), of.path("examples").path(firstName(of.path("examples"))).path("value"),
                        schema.path("example"), schema.path("examples").path(0), schema.path("default"),
                        schema.path("enum").path(0), schema.path("const"))
                .filter(value -> !value.isMissingNode()).findFirst();
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
