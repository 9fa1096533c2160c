package lockstep.policy.promotion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lockstep.base.error.NotVerified;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.JsonReader;
import lockstep.policy.change.PathRule;
import lockstep.policy.change.PathRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy that a promotion was decided by, as {@code policy.json}: {@code lockstep/policy/v1}. */
public final class PolicyDocument {

    public static final String SCHEMA = "lockstep/policy/v1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final long LONGEST_AGE = 100L * 366 * 24 * 3600;

    private PolicyDocument() {}

    public static byte[] write(PromotionPolicy policy) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", SCHEMA);
        tree.put("gate_max_age_seconds", policy.gateMaxAge().toSeconds());
        tree.put("require_revision", policy.requireRevision());
        ArrayNode gates = tree.putArray("required_gates");
        policy.requiredGates().forEach(gate -> gates.add(gate.word()));
        ArrayNode rules = tree.putArray("change_rules");
        policy.changeRules().rules().forEach(rule -> put(rules.addObject(), rule));
        return (MAPPER.writeValueAsString(tree).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What of a recorded policy runs are held against; its path rules are not read.
     *
     * @param where for the message
     */
    public static PromotionPolicy read(byte[] json, String where) {
        JsonNode tree = JsonReader.read(new String(json, StandardCharsets.UTF_8))
                .filter(read -> SCHEMA.equals(read.path("schema").asString("")))
                .orElseThrow(() -> unreadable(where));
        JsonNode age = tree.path("gate_max_age_seconds");
        JsonNode revision = tree.path("require_revision");
        JsonNode gates = tree.path("required_gates");
        boolean readable = age.isIntegralNumber() && age.canConvertToLong() && revision.isBoolean() && gates.isArray()
                && gates.valueStream().allMatch(JsonNode::isString);
        if (!readable || age.longValue() < 0 || age.longValue() > LONGEST_AGE) {
            throw unreadable(where);
        }
        try {
            return new PromotionPolicy(
                    Duration.ofSeconds(age.longValue()), revision.booleanValue(),
                    gates.valueStream().map(JsonNode::stringValue).map(GateName::new).toList(), PathRules.none());
        } catch (IllegalArgumentException e) {
            throw unreadable(where);
        }
    }

    private static NotVerified unreadable(String where) {
        return new NotVerified(
                Sanitiser.line(where, 200) + " is no policy that can be read",
                "Policies are written by promote-release only; see `release-log verify`.");
    }

    private static void put(ObjectNode tree, PathRule rule) {
        ArrayNode paths = tree.putArray("paths");
        rule.paths().forEach(glob -> paths.add(glob.toString()));
        tree.put("class", rule.demanded().name());
    }
}
