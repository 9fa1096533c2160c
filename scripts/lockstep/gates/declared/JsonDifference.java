package lockstep.gates.declared;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a value first differs from the declared one. Numbers are compared by value: 1 and 1.0 are equal.
 *
 * @param pointer from the compared value on; empty for itself
 * @param expected in words
 * @param seen empty where it is missing
 */
record JsonDifference(String pointer, String expected, Optional<JsonNode> seen) {

    static Optional<JsonDifference> first(JsonNode wanted, JsonNode seen) {
        return first("", wanted, seen);
    }

    private static Optional<JsonDifference> first(String pointer, JsonNode wanted, JsonNode seen) {
        if (wanted.isObject() && seen.isObject()) {
            return inFields(pointer, wanted, seen);
        }
        if (wanted.isArray() && seen.isArray()) {
            return inItems(pointer, wanted, seen);
        }
        return JsonWords.sameLeaf(wanted, seen) ? Optional.empty()
                : Optional.of(new JsonDifference(pointer, JsonWords.declared(wanted), Optional.of(seen)));
    }

    /** A field too many is not named: its name is the service's. */
    private static Optional<JsonDifference> inFields(String pointer, JsonNode wanted, JsonNode seen) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            String below = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            JsonNode value = seen.get(field.getKey());
            Optional<JsonDifference> difference = value == null
                    ? Optional.of(new JsonDifference(below, JsonWords.declared(field.getValue()), Optional.empty()))
                    : first(below, field.getValue(), value);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return sized(pointer, wanted, seen);
    }

    private static Optional<JsonDifference> inItems(String pointer, JsonNode wanted, JsonNode seen) {
        for (int at = 0; at < Math.min(wanted.size(), seen.size()); at++) {
            Optional<JsonDifference> difference = first(pointer + "/" + at, wanted.get(at), seen.get(at));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return sized(pointer, wanted, seen);
    }

    private static Optional<JsonDifference> sized(String pointer, JsonNode wanted, JsonNode seen) {
        return wanted.size() == seen.size() ? Optional.empty()
                : Optional.of(new JsonDifference(pointer, JsonWords.kind(wanted), Optional.of(seen)));
    }
}
