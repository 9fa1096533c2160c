package lockstep.gates.declared;

import java.util.Optional;

/**
 * The schema that a body keeps: a JSON Schema in a file, or the one that an OpenAPI 3.1 document has for an operation.
 *
 * @param file beside the configuration
 * @param operation the {@code operationId}, where the file is an OpenAPI document
 * @param at where the declaration names the file, or the operation
 */
public record BodyRule(String file, Optional<String> operation, String at) {

    public String inWords() {
        return operation.map(id -> "the answer of " + id + " in " + file).orElse("the schema " + file);
    }
}
