package lockstep.settings.yaml;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.YamlValue.Scalar;

/** What a key may hold, in words. */
final class Shapes {

    private Shapes() {}

    /** What was wanted, beside what is there. */
    static String mismatch(Class<?> wanted, YamlValue found) {
        return " must be " + wanted(wanted) + ", not " + found(found);
    }

    static String remedy(Class<?> wanted) {
        if (wanted.isRecord()) {
            return "Known here: " + String.join(", ", keys(wanted)) + ".";
        }
        if (Collection.class.isAssignableFrom(wanted)) {
            return "Write it like [one, two].";
        }
        return "See docs/configuration.md for every key.";
    }

    private static String wanted(Class<?> type) {
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "keys with values";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive() ? "a whole number" : "one text";
    }

    private static String found(YamlValue value) {
        return switch (value) {
            case Scalar scalar when scalar.type() != YamlValue.Type.NOTHING ->
                "'" + Sanitiser.line(scalar.text(), 40) + "'";
            case YamlValue other -> other.kind();
        };
    }

    static List<String> keys(Class<?> shape) {
        return Arrays.stream(shape.getRecordComponents()).map(Shapes::key).sorted().toList();
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named != null
                ? named.value()
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
