package lockstep.gates.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.JsonMedia;
import tools.jackson.databind.JsonNode;

/**
 * Finds the answers of an operation in an OpenAPI 3.1 document.
 *
 * @param asked where the operation is asked for
 */
record OpenApiOperation(SchemaDocument document, String asked) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final int MOST_STEPS = 10;
    private static final int MOST_TOLD = 20;

    Map<String, Optional<BodySchema>> answers(String id) throws Unusable {
        String version = document.tree().path("openapi").asString("");
        if (!version.startsWith("3.1")) {
            throw document.wrong("/openapi", "it is no OpenAPI 3.1 document"
                    + (version.isEmpty() ? "" : "; it is of version " + Sanitiser.line(version, 20)),
                    "Convert it to 3.1; answers are judged by its schemas.");
        }
        String operation = operation(id);
        Map<String, Optional<BodySchema>> answers = new LinkedHashMap<>();
        for (String code : document.at(operation).path("responses").propertyNames()) {
            String answer = followed(SchemaDocument.child(operation + "/responses", code));
            Optional<String> schema = schema(answer);
            answers.put(code, schema.isEmpty()
                    ? Optional.empty() : Optional.of(BodySchema.of(document, schema.get(), true)));
        }
        if (answers.values().stream().noneMatch(Optional::isPresent)) {
            throw document.wrong(operation, "the operation '" + id + "' at " + operation
                    + " has no answer with a JSON schema",
                    "Give one of its responses a content with application/json and a schema, or leave openapi out.");
        }
        return answers;
    }

    /** Where it stands. */
    private String operation(String id) throws Unusable {
        Set<String> known = new TreeSet<>();
        for (String path : document.tree().path("paths").propertyNames()) {
            String item = followed(SchemaDocument.child("/paths", path));
            for (String method : METHODS) {
                String name = document.at(item).path(method).path("operationId").asString("");
                if (name.equals(id)) {
                    return item + "/" + method;
                }
                if (!name.isEmpty()) {
                    known.add(name);
                }
            }
        }
        throw new Unusable(asked, document.file() + " has no operation '" + id + "'",
                KeySuggestion.question(id, known) + (known.isEmpty() ? "None of its operations has an operationId."
                        : "It has: " + String.join(", ", known.stream().limit(MOST_TOLD).toList())
                                + (known.size() > MOST_TOLD ? " and " + (known.size() - MOST_TOLD) + " more" : "")
                                + "."));
    }

    /** Where the schema of the JSON of an answer stands; empty where it has none. */
    private Optional<String> schema(String answer) throws Unusable {
        Optional<String> type = JsonMedia.among(document.at(answer).path("content").propertyNames());
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String media = followed(SchemaDocument.child(answer + "/content", type.get()));
        JsonNode schema = document.at(media).path("schema");
        boolean isText = !JsonMedia.isNamed(type.get()) && schema.path("type").asString("").equals("string");
        return schema.isMissingNode() || isText ? Optional.empty() : Optional.of(media + "/schema");
    }

    private String followed(String pointer) throws Unusable {
        String at = pointer;
        for (int step = 0; step < MOST_STEPS && document.at(at).path("$ref").isString(); step++) {
            String reference = document.at(at).path("$ref").asString();
            String here = at + "/$ref";
            if (!reference.startsWith("#/")) {
                throw document.wrong(here, "the $ref at " + here + " leads out of the document; nothing is fetched",
                        "Write what it leads to into this file.");
            }
            at = reference.substring(1);
            if (document.at(at).isMissingNode()) {
                throw document.wrong(here, "the $ref at " + here + " leads to nothing", nearest(at)
                        + "See docs/declared-gates.md, \"Schemas\".");
            }
        }
        return at;
    }

    private String nearest(String missing) {
        int last = missing.lastIndexOf('/');
        return KeySuggestion.question(
                missing.substring(last + 1), document.at(missing.substring(0, last)).propertyNames());
    }
}
