package lockstep.base.json;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a document that is kept, read strictly: one that is missing or of another kind is an
 * {@link IllegalArgumentException} that names it.
 */
public final class Fields {

    private Fields() {}

    public static String text(JsonNode tree, String name) {
        return optional(tree, name).orElseThrow(() -> new IllegalArgumentException("no text in " + name));
    }

    /** Empty where it is missing, null, or no text. */
    public static Optional<String> optional(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** The texts of a list; what is no text in it counts as an empty one. */
    public static List<String> texts(JsonNode tree, String name) {
        return tree.path(name).valueStream().map(value -> value.asString("")).toList();
    }

    /** A whole number from 0 on. */
    public static long count(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0,
                name + " is not a count");
        return value.longValue();
    }

    public static boolean flag(JsonNode tree, String name) {
        JsonNode value = tree.path(name);
        require(value.isBoolean(), name + " is neither true nor false");
        return value.booleanValue();
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
