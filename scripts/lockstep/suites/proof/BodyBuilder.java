package lockstep.suites.proof;

import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts values into a JSON body by their pointers, and takes them out. */
final class BodyBuilder {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_ARRAY = 100;

    private BodyBuilder() {}

    static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        return with(body.deepCopy(), List.of(parts(pointer)), value);
    }

    private static JsonNode with(JsonNode at, List<String> parts, JsonNode value) {
        if (parts.isEmpty()) {
            return value;
        }
        String part = parts.getFirst();
        List<String> rest = parts.subList(1, parts.size());
        boolean isIndex = part.matches("[0-9]{1,2}") && !at.isObject();
        if (isIndex) {
            ArrayNode array = at.isArray() ? (ArrayNode) at : JSON.arrayNode();
            int index = Math.min(Integer.parseInt(part), LONGEST_ARRAY);
            while (array.size() <= index) {
                array.add(array.isEmpty() ? JSON.nullNode() : array.get(array.size() - 1).deepCopy());
            }
            array.set(index, with(array.get(index), rest, value));
            return array;
        }
        ObjectNode object = at.isObject() ? (ObjectNode) at : JSON.objectNode();
        object.set(part, with(object.has(part) ? object.get(part) : JSON.nullNode(), rest, value));
        return object;
    }

    static JsonNode without(JsonNode body, String pointer) {
        JsonNode copy = body.deepCopy();
        String[] parts = parts(pointer);
        if (parts.length == 0) {
            return JSON.missingNode();
        }
        JsonPointer whole = JsonPointer.compile(pointer);
        JsonNode around = copy.at(whole.head());
        String last = parts[parts.length - 1];
        if (around instanceof ObjectNode object) {
            object.remove(last);
        } else if (around instanceof ArrayNode array && last.matches("[0-9]{1,3}")) {
            while (array.size() > Integer.parseInt(last)) {
                array.remove(array.size() - 1);
            }
        }
        return copy;
    }

    private static String[] parts(String pointer) {
        if (pointer.isEmpty()) {
            return new String[0];
        }
        String[] parts = pointer.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replace("~1", "/").replace("~0", "~");
        }
        return parts;
    }
}
