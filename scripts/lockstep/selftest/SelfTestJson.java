package lockstep.selftest;

import lockstep.text.Sanitiser;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The matrix as {@code lockstep/self-test/v1}. */
public final class SelfTestJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SelfTestJson() {}

    public static String write(SelfTestMatrix matrix) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", "lockstep/self-test/v1");
        tree.put("verdict", matrix.isProof() ? "pass" : "fail");
        ArrayNode cases = tree.putArray("cases");
        for (SelfTestCase one : matrix.cases()) {
            ObjectNode node = cases.addObject();
            node.put("name", one.name());
            node.put("breaks", one.target().map(gate -> gate.word()).orElse(null));
            ObjectNode gates = node.putObject("gates");
            one.results().forEach(result -> gates.put(result.name().word(), result.verdict().word()));
        }
        ArrayNode complaints = tree.putArray("complaints");
        matrix.complaints().forEach(complaint -> complaints.add(Sanitiser.line(complaint)));
        return MAPPER.writeValueAsString(tree) + "\n";
    }
}
