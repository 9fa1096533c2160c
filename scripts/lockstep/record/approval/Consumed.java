package lockstep.record.approval;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.node.ObjectNode;

/** That an approval was used up, and by which promotion, rollback or canary: {@code lockstep/consumed/v1}. */
public final class Consumed {

    private static final String SCHEMA = "lockstep/consumed/v1";
    private Consumed() {}

    /** @param by the id of the promotion, rollback or canary */
    public static byte[] write(String approval, String by, Instant at) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.putObject("approval").put("sha256", approval);
        tree.put("by", by);
        tree.put("at", at.toString());
        return DocumentForm.bytes(tree);
    }

    /** By what, in words: whatever the file says, the approval is gone. */
    public static String by(byte[] json) {
        return JsonReader.read(json)
                .flatMap(tree -> Optional.of(tree.path("by").asString("")).filter(by -> !by.isBlank()))
                .map(by -> Sanitiser.line(by, 80))
                .orElse("something that cannot be read");
    }
}
