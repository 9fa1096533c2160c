package lockstep.demo.selftest;

import java.util.List;
import lockstep.base.json.DocumentForm;
import lockstep.base.text.Sanitiser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The matrices as {@code lockstep/self-test/v1}. */
public final class SelfTestJson {

    private SelfTestJson() {}

    public static String write(List<SelfTestMatrix> matrices) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", "lockstep/self-test/v1");
        tree.put("verdict", matrices.stream().allMatch(SelfTestMatrix::isProof) ? "pass" : "fail");
        ArrayNode cases = tree.putArray("cases");
        ArrayNode complaints = tree.putArray("complaints");
        for (SelfTestMatrix matrix : matrices) {
            matrix.cases().forEach(one -> put(cases.addObject(), matrix.trial().name(), one));
            matrix.complaints().forEach(complaint -> complaints.add(Sanitiser.line(complaint)));
        }
        return DocumentForm.text(tree);
    }

    private static void put(ObjectNode node, String suite, SelfTestCase one) {
        node.put("suite", suite);
        node.put("name", one.name());
        node.put("breaks", one.target().map(gate -> gate.word()).orElse(null));
        ObjectNode gates = node.putObject("gates");
        one.results().forEach(result -> gates.put(result.name().word(), result.verdict().word()));
    }
}
