package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import lockstep.base.text.Sanitiser;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code outcome.json}: {@code lockstep/outcome/v1}. */
public final class OutcomeJson {

    private OutcomeJson() {}

    public static byte[] write(Outcome outcome) {
        ObjectNode tree = IntentJson.MAPPER.createObjectNode();
        tree.put("schema", "lockstep/outcome/v1");
        tree.put("release_id", outcome.id().toString());
        tree.put("operator", outcome.operator().name());
        tree.put("at", outcome.at().toString());
        tree.put("smoke", outcome.smoke().word());
        tree.put("smoke_run", outcome.smokeRun().orElse(null));
        tree.put("words", Sanitiser.line(outcome.words()));
        return (IntentJson.MAPPER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
