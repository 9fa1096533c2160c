package lockstep.release.version;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads {@code lockstep/version/v1}: which tag and commit a version named when it was first recorded. */
public final class VersionJson {

    public static final String SCHEMA = "lockstep/version/v1";

    private VersionJson() {}

    static byte[] write(NamedCommit named, Operator operator, Instant at) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("version", named.version().orElseThrow().name());
        tree.put("tag", named.tag().orElseThrow().hex());
        tree.put("commit", named.commit().hex());
        tree.put("operator", operator.name());
        tree.put("recorded_at", at.toString());
        return DocumentForm.bytes(tree);
    }

    /** What was recorded; empty where it cannot be read. */
    record Recorded(Sha tag, Sha commit, String at) {}

    static Optional<Recorded> read(byte[] bytes) {
        return JsonReader.read(new String(bytes, StandardCharsets.UTF_8))
                .filter(tree -> SCHEMA.equals(tree.path("schema").asString("")))
                .flatMap(tree -> sha(tree.path("tag")).flatMap(tag -> sha(tree.path("commit"))
                        .map(commit -> new Recorded(tag, commit, tree.path("recorded_at").asString("")))));
    }

    private static Optional<Sha> sha(JsonNode node) {
        return Sha.tryParse(node.asString(""));
    }
}
