package lockstep.record.evidence;

import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.run.GateRun;
import tools.jackson.databind.JsonNode;

/**
 * A gate run as it lies in the evidence branch: where, the bytes, their digest, and what they say.
 *
 * @param tree the bytes as JSON, parsed once
 */
public record RecordedRun(String path, byte[] content, Sha256 sha256, JsonNode tree, GateRun run) {

    /** @throws lockstep.base.error.NotVerified if it is none */
    public static RecordedRun read(String path, byte[] content) {
        return read(path, content, Sha256.of(content));
    }

    /** The same, by who knows the digest. */
    public static RecordedRun read(String path, byte[] content, Sha256 sha256) {
        Optional<JsonNode> tree = JsonReader.read(content);
        GateRun run = GateRunReader.read(tree, path);
        return new RecordedRun(path, content, sha256, tree.orElseThrow(), run);
    }
}
