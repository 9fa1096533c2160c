package lockstep.suites.servicelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what loggers write although it is no strict JSON: a key twice, NaN, several objects in a line. What is searched
 * for leaks is searched in every value; the values of a key that is there twice become a list.
 *
 * @param objects those that are whole
 * @param end where the last of them ends
 */
record LenientJson(List<JsonNode> objects, int end) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64).maxNumberLength(100).maxNameLength(1_000).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    LenientJson {
        objects = List.copyOf(objects);
    }

    static LenientJson read(String text) {
        List<JsonNode> objects = new ArrayList<>();
        int end = 0;
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            while (isObjectOrList(parser.nextToken())) {
                JsonNode node = node(parser);
                end = Math.toIntExact(parser.currentLocation().getCharOffset());
                objects.add(node);
            }
        } catch (JacksonException e) {
            // What came before it was read.
        }
        return new LenientJson(objects, end);
    }

    private static boolean isObjectOrList(JsonToken token) {
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
    }

    /** The only value of a text. */
    static Optional<JsonNode> whole(String text) {
        LenientJson read = read(text);
        return read.objects().size() == 1 && text.substring(read.end()).isBlank()
                ? Optional.of(read.objects().getFirst())
                : Optional.empty();
    }

    private static JsonNode node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            default -> NODES.numberNode(parser.getDoubleValue());
        };
    }

    private static JsonNode object(JsonParser parser) {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            JsonNode value = node(parser);
            switch (object.get(name)) {
                case null -> object.set(name, value);
                case ArrayNode values -> values.add(value);
                case JsonNode before -> object.set(name, NODES.arrayNode().add(before).add(value));
            }
        }
        return object;
    }

    private static JsonNode list(JsonParser parser) {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(node(parser));
        }
        return list;
    }
}
