package lockstep.gates.declared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The types of JSON, by the words of JSON Schema. */
public enum JsonType {
    STRING, NUMBER, INTEGER, BOOLEAN, OBJECT, ARRAY, NULL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<JsonType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(JsonType::word).toList();
    }

    boolean isOf(JsonNode value) {
        return switch (this) {
            case STRING -> value.isString();
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isIntegralNumber()
                    || value.isNumber() && value.asDouble(Double.NaN) == Math.rint(value.asDouble(Double.NaN));
            case BOOLEAN -> value.isBoolean();
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case NULL -> value.isNull();
        };
    }
}
