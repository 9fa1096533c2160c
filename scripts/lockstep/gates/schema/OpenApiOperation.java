package lockstep.gates.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the answers of an operation in an OpenAPI 3.1 document. */
record OpenApiOperation(JsonNode document) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final int MOST_STEPS = 10;

    Map<String, Optional<BodySchema>> answers(String id) throws Unusable {
        if (!document.path("openapi").asString("").startsWith("3.1")) {
            throw new Unusable("it is no OpenAPI 3.1 document");
        }
        Map<String, Optional<BodySchema>> answers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> answer : operation(id).path("responses").properties()) {
            JsonNode schema = content(followed(answer.getValue())).path("schema");
            answers.put(answer.getKey(), schema.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(BodySchema.of(standingAlone(schema))));
        }
        if (answers.values().stream().noneMatch(Optional::isPresent)) {
            throw new Unusable("the operation '" + id + "' has no answer with a JSON schema");
        }
        return answers;
    }

    private JsonNode operation(String id) throws Unusable {
        Set<String> known = new TreeSet<>();
        for (JsonNode path : document.path("paths")) {
            for (String method : METHODS) {
                JsonNode operation = path.path(method);
                String name = operation.path("operationId").asString("");
                if (name.equals(id)) {
                    return operation;
                }
                if (!name.isEmpty()) {
                    known.add(name);
                }
            }
        }
        throw new Unusable("it has no operation '" + id + "'; it has: "
                + String.join(", ", known.stream().limit(20).toList()));
    }

    private static JsonNode content(JsonNode response) {
        for (Map.Entry<String, JsonNode> type : response.path("content").properties()) {
            if (type.getKey().matches("application/([a-z0-9.-]+\\+)?json(;.*)?")) {
                return type.getValue();
            }
        }
        return response.path("content").path("application/json");
    }

    private JsonNode followed(JsonNode node) throws Unusable {
        JsonNode at = node;
        for (int step = 0; step < MOST_STEPS && at.path("$ref").isString(); step++) {
            String reference = at.path("$ref").asString();
            if (!reference.startsWith("#/")) {
                throw new Unusable("a $ref leads out of the document; nothing is fetched");
            }
            at = document.at(JsonPointer.compile(reference.substring(1)));
        }
        return at;
    }

    /** With the document's components among its own definitions. */
    private JsonNode standingAlone(JsonNode schema) throws Unusable {
        SchemaText text = new SchemaText(true);
        JsonNode copy = text.checked(schema, "");
        if (copy instanceof ObjectNode whole) {
            ObjectNode definitions = whole.withObjectProperty("$defs");
            for (Map.Entry<String, JsonNode> one : document.path("components").path("schemas").properties()) {
                definitions.set(one.getKey(), text.checked(one.getValue(), "/components/schemas/" + one.getKey()));
            }
        }
        return copy;
    }
}
