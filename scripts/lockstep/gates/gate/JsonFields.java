package lockstep.gates.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What evidence keeps of a JSON answer: of the fields on an allowlist, only numbers, booleans, short codes and empty
 * texts. Texts of any other shape are kept as their length, so that no prompt, token or message can slip in.
 */
final class JsonFields {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z_]{0,39}|\\d{1,4}(\\.\\d{1,6}){0,3}");

    private JsonFields() {}

    static Map<String, Object> of(JsonNode body, List<String> names) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode value = body.get(name);
            if (value != null && value.isValueNode() && !value.isNull()) {
                fields.put(name, kept(value));
            }
        }
        return fields;
    }

    private static Object kept(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            double number = value.asDouble(Double.NaN);
            return Double.isFinite(number) && number == Math.rint(number) && Math.abs(number) < 1e15
                    ? (Object) (long) number : number;
        }
        String text = value.asString("");
        return text.isEmpty() || CODE.matcher(text).matches() ? text : "(text of " + text.length() + " characters)";
    }
}
