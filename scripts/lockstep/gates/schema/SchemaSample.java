package lockstep.gates.schema;

import java.util.List;
import java.util.Optional;
import lockstep.gates.declared.RegexSample;
import lockstep.gates.declared.SafePattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up a body after a schema; whether it keeps the schema has to be tried. */
record SchemaSample(JsonNode root) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    JsonNode make() {
        return make(root, 0);
    }

    private JsonNode make(JsonNode schema, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return JSON.stringNode("sample");
        }
        for (String given : List.of("const", "default")) {
            if (schema.has(given)) {
                return schema.get(given);
            }
        }
        for (String list : List.of("enum", "examples")) {
            if (!schema.path(list).isEmpty()) {
                return schema.path(list).get(0);
            }
        }
        if (schema.path("$ref").asString("").startsWith("#")) {
            return make(root.at(JsonPointer.compile(schema.get("$ref").asString().substring(1))), depth + 1);
        }
        JsonNode merged = merged(schema, depth);
        return merged != null ? merged : ofType(schema, depth);
    }

    private JsonNode merged(JsonNode schema, int depth) {
        for (String choice : List.of("oneOf", "anyOf")) {
            if (!schema.path(choice).isEmpty()) {
                return joined(make(schema.path(choice).get(0), depth + 1), schema, depth);
            }
        }
        if (schema.path("allOf").isEmpty()) {
            return null;
        }
        JsonNode all = JSON.objectNode();
        for (JsonNode part : schema.path("allOf")) {
            JsonNode made = make(part, depth + 1);
            if (all instanceof ObjectNode object && made instanceof ObjectNode more) {
                object.setAll(more);
            } else {
                all = made;
            }
        }
        return joined(all, schema, depth);
    }

    private JsonNode joined(JsonNode made, JsonNode schema, int depth) {
        if (made instanceof ObjectNode object && schema.has("properties")) {
            object.setAll((ObjectNode) object(schema, depth));
        }
        return made;
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        String word = type.isArray() ? type.path(0).asString("") : type.asString("");
        return switch (word) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            case "string" -> JSON.stringNode(text(schema));
            default -> schema.has("properties") || schema.has("required")
                    ? object(schema, depth) : JSON.stringNode(text(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties()
                .forEach(property -> object.set(property.getKey(), make(property.getValue(), depth + 1)));
        schema.path("required").forEach(name -> {
            if (!object.has(name.asString(""))) {
                object.put(name.asString(""), "sample");
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        schema.path("prefixItems").forEach(item -> array.add(make(item, depth + 1)));
        int least = Math.clamp(schema.path("minItems").asInt(1), 1, 10);
        while (array.size() < least && schema.has("items")) {
            array.add(make(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static JsonNode number(JsonNode schema) {
        long least = schema.has("minimum") ? (long) Math.ceil(schema.get("minimum").asDouble(0))
                : schema.has("exclusiveMinimum") ? (long) Math.floor(schema.get("exclusiveMinimum").asDouble(0)) + 1
                        : schema.has("maximum") ? (long) Math.floor(schema.get("maximum").asDouble(1)) : 1;
        long step = Math.max(1, schema.path("multipleOf").asLong(1));
        return JSON.numberNode(Math.ceilDiv(least, step) * step);
    }

    private static String text(JsonNode schema) {
        String pattern = schema.path("pattern").asString("");
        Optional<String> matching = pattern.isEmpty() ? Optional.empty() : RegexSample.of(SafePattern.of(pattern));
        return matching.orElseGet(() -> plain(schema));
    }

    private static String plain(JsonNode schema) {
        String text = switch (schema.path("format").asString("")) {
            case "date-time" -> "2026-01-22T10:00:00Z";
            case "date" -> "2026-01-22";
            case "time" -> "10:00:00Z";
            case "email" -> "someone@example.org";
            case "uuid" -> "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
            case "uri", "url", "uri-reference" -> "https://example.org/a";
            case "hostname" -> "example.org";
            case "ipv4" -> "192.0.2.1";
            default -> "sample";
        };
        int least = Math.min(schema.path("minLength").asInt(0), 1_000);
        int most = Math.clamp(schema.path("maxLength").asInt(1_000), 0, 1_000);
        String filled = text.length() < least ? text + "x".repeat(least - text.length()) : text;
        return filled.length() > most ? filled.substring(0, most) : filled;
    }
}
