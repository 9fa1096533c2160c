package lockstep.gates.schema;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks a schema keyword by keyword, and brings one of an OpenAPI document into a form that stands alone. */
final class SchemaText {

    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "dependentSchemas");
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final Set<String> SINGLE = Set.of(
            "items", "contains", "not", "if", "then", "else", "additionalProperties", "propertyNames",
            "unevaluatedItems", "unevaluatedProperties");
    private static final Set<String> PLAIN = Set.of(
            "$schema", "$id", "$anchor", "$ref", "$comment", "title", "description", "default", "examples",
            "deprecated", "readOnly", "writeOnly", "type", "enum", "const", "multipleOf", "maximum",
            "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "format",
            "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties",
            "required", "dependentRequired");
    /** Words of OpenAPI that decide nothing. */
    private static final Set<String> OF_OPENAPI = Set.of("discriminator", "xml", "externalDocs", "example");
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String COMPONENTS = "#/components/schemas/";

    private final boolean openApi;

    SchemaText(boolean openApi) {
        this.openApi = openApi;
    }

    /** A copy that the library can be given; where it lies is for the message of {@link Unusable}. */
    JsonNode checked(JsonNode schema, String where) throws Unusable {
        if (schema.isBoolean()) {
            return schema;
        }
        if (!schema.isObject()) {
            throw new Unusable("the schema at " + shown(where) + " is neither an object nor true or false");
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            JsonNode value = keyword.getValue();
            String there = where + "/" + name;
            if (NAMED.contains(name)) {
                ObjectNode all = copy.putObject(name);
                for (Map.Entry<String, JsonNode> one : value.properties()) {
                    all.set(one.getKey(), checked(one.getValue(), there + "/" + one.getKey()));
                }
            } else if (LISTED.contains(name)) {
                ArrayNode all = copy.putArray(name);
                for (JsonNode one : value) {
                    all.add(checked(one, there));
                }
            } else if (SINGLE.contains(name)) {
                copy.set(name, checked(value, there));
            } else if (PLAIN.contains(name)) {
                copy.set(name, plain(name, value, there));
            } else if (!openApi || !OF_OPENAPI.contains(name) && !name.startsWith("x-")) {
                throw new Unusable("the keyword '" + name + "' at " + shown(there)
                        + " is not known, and would be passed over");
            }
        }
        return copy;
    }

    private JsonNode plain(String name, JsonNode value, String where) throws Unusable {
        if (name.equals("$schema") && !value.asString("").replaceAll("#$", "").equals(DRAFT)) {
            throw new Unusable("only draft 2020-12 of JSON Schema is supported, and $schema names another");
        }
        if (!name.equals("$ref")) {
            return value;
        }
        String reference = value.asString("");
        if (!reference.startsWith("#")) {
            throw new Unusable("the $ref at " + shown(where) + " leads out of the document; nothing is fetched");
        }
        return openApi && reference.startsWith(COMPONENTS)
                ? JsonNodeFactory.instance.stringNode("#/$defs/" + reference.substring(COMPONENTS.length()))
                : value;
    }

    private static String shown(String where) {
        return where.isEmpty() ? "the top" : where;
    }
}
