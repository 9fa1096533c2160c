package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.RecordedTime;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code outcome.json}: {@code lockstep/outcome/v1}. */
public final class OutcomeJson {

    private static final String SCHEMA = "lockstep/outcome/v1";

    private OutcomeJson() {}

    public static byte[] write(Outcome outcome) {
        ObjectNode tree = IntentJson.MAPPER.createObjectNode();
        tree.put("schema", SCHEMA);
        tree.put("release_id", outcome.id().toString());
        tree.put("operator", outcome.operator().name());
        tree.put("at", outcome.at().toString());
        tree.put("smoke", outcome.smoke().word());
        tree.put("smoke_run", outcome.smokeRun().orElse(null));
        tree.put("words", Sanitiser.line(outcome.words()));
        if (!outcome.services().isEmpty()) {
            ArrayNode services = tree.putArray("services");
            outcome.services().forEach(one -> services.addObject()
                    .put("name", one.service().word())
                    .put("smoke", one.smoke().word())
                    .put("smoke_run", one.smokeRun().orElse(null)));
        }
        return (IntentJson.MAPPER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** When it was recorded; empty where that cannot be read. */
    public static Optional<Instant> at(byte[] json) {
        try {
            return JsonReader.read(json)
                    .filter(tree -> SCHEMA.equals(tree.path("schema").asString("")))
                    .map(tree -> RecordedTime.parse(tree.path("at").asString("")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
