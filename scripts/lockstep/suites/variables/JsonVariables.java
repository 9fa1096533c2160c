package lockstep.suites.variables;

import java.util.Map;
import java.util.TreeMap;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/** Reads the export of a platform's variables: one JSON object whose values are texts. */
final class JsonVariables {

    private static final String REMEDY = "Export the variables as one JSON object, {\"NAME\": \"value\", …}.";

    private JsonVariables() {}

    /** @param where the file's name, sanitised, for messages */
    static Variables parse(String text, String where) {
        JsonNode tree = JsonReader.read(text).filter(JsonNode::isObject).orElseThrow(() -> new ConfigurationError(
                where + " is not one JSON object, or names a variable twice", REMEDY));
        if (tree.size() > Variables.MOST) {
            throw new ConfigurationError(where + " has more than " + Variables.MOST + " variables", REMEDY);
        }
        TreeMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String shown = Sanitiser.line(field.getKey(), 60);
            if (!field.getValue().isString()) {
                throw new ConfigurationError(where + ": the value of " + shown + " is not a text", REMEDY);
            }
            String value = field.getValue().asString();
            if (field.getKey().length() > Variables.LONGEST_NAME || value.length() > Variables.LONGEST_VALUE) {
                throw new ConfigurationError(where + ": the name or the value of " + shown + " is too long", REMEDY);
            }
            values.put(field.getKey(), value);
        }
        return new Variables(where, values);
    }
}
