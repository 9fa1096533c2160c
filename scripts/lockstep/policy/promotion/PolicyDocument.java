package lockstep.policy.promotion;

import java.util.List;
import java.util.Map;
import lockstep.base.json.DocumentForm;
import lockstep.base.text.Sanitiser;
import lockstep.policy.change.PathRule;
import lockstep.record.history.RecordedPolicy;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy that a promotion was decided by, as {@code policy.json}: {@code lockstep/policy/v1}. */
public final class PolicyDocument {

    private PolicyDocument() {}

    /**
     * @param services what is demanded of each of several services, in their order; empty where there is one
     * @param values the whole configuration that was decided by, by its keys
     * @param sha256 its digest
     * @param source where the one in force stands, in words
     * @param inForce the digest of that
     */
    public static byte[] write(
            PromotionPolicy policy, List<ServiceDemand> services, Map<String, String> values,
            String sha256, String source, String inForce) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", RecordedPolicy.SCHEMA);
        tree.put("gate_max_age_seconds", policy.gateMaxAge().toSeconds());
        tree.put("require_revision", policy.requireRevision());
        ArrayNode gates = tree.putArray("required_gates");
        if (services.isEmpty()) {
            policy.requiredGates().forEach(gate -> gates.add(gate.word()));
        } else {
            ArrayNode all = tree.putArray("services");
            services.forEach(one -> {
                ObjectNode its = all.addObject().put("name", one.name().word());
                ArrayNode own = its.putArray("required_gates");
                one.requiredGates().forEach(gate -> own.add(gate.word()));
                its.put("canary", one.canary());
            });
        }
        ArrayNode rules = tree.putArray("change_rules");
        policy.changeRules().rules().forEach(rule -> put(rules.addObject(), rule));
        if (!values.isEmpty()) {
            ObjectNode configuration = tree.putObject("configuration");
            configuration.put("sha256", sha256);
            configuration.put("source", source);
            configuration.put("in_force_sha256", inForce);
            configuration.put("edition", RecordedPolicy.EDITION);
            ObjectNode all = configuration.putObject("values");
            values.forEach((key, value) -> all.put(key, Sanitiser.line(value)));
        }
        return DocumentForm.bytes(tree);
    }

    private static void put(ObjectNode tree, PathRule rule) {
        ArrayNode paths = tree.putArray("paths");
        rule.paths().forEach(glob -> paths.add(glob.toString()));
        tree.put("class", rule.demanded().name());
    }
}
