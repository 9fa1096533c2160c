package lockstep.gates.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.ServiceProfile;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import tools.jackson.databind.JsonNode;

/**
 * What of an answer may be kept as evidence, named field by field; beyond it only status, size, digest and timing are.
 *
 * @param fields JSON Pointers
 * @param headers in lower case
 */
public record Keep(List<String> fields, List<String> headers) {

    private static final int LONGEST = 200;

    public Keep {
        fields = List.copyOf(fields);
        headers = List.copyOf(headers);
    }

    public boolean keeps(String pointer) {
        return fields.contains(pointer);
    }

    public boolean keepsHeader(String name) {
        return headers.contains(name);
    }

    /** How evidence names a field: its pointer, without the first slash. */
    static String name(String pointer) {
        return pointer.isEmpty() ? "body" : pointer.substring(1);
    }

    public Observed of(Observation seen) {
        Observed all = Observed.of(seen, ServiceProfile.http());
        if (!(seen instanceof Answer answer)) {
            return all;
        }
        Map<String, String> keptHeaders = new LinkedHashMap<>();
        headers.forEach(name -> answer.header(name).ifPresent(value -> keptHeaders.put(name, value)));
        Map<String, Object> keptFields = new LinkedHashMap<>();
        Optional<JsonNode> body = fields.isEmpty() ? Optional.empty() : JsonReader.read(answer);
        body.ifPresent(tree -> fields.forEach(pointer -> FieldsClaim.at(tree, pointer)
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .ifPresent(value -> keptFields.put(name(pointer), kept(value)))));
        return all.withHeaders(keptHeaders).withFields(keptFields);
    }

    private static Object kept(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? (Object) value.longValue()
                    : finite(value.asDouble(Double.NaN));
        }
        String text = value.asString();
        return text.length() <= LONGEST ? text : "(text of " + text.length() + " characters)";
    }

    private static Object finite(double number) {
        return Double.isFinite(number) ? (Object) number : "(a number beyond reckoning)";
    }
}
