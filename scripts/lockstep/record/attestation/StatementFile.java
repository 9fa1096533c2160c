package lockstep.record.attestation;

import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;

/**
 * The bytes of a statement, parsed once.
 *
 * @param tree empty where they are no JSON
 */
public record StatementFile(byte[] bytes, Optional<JsonNode> tree) {

    public static StatementFile of(byte[] bytes) {
        return new StatementFile(bytes, JsonReader.read(bytes));
    }

    /**
     * @param where for the message
     * @throws lockstep.base.error.NotVerified if it is no statement of one of the kinds
     */
    public Statement read(String where) {
        return StatementReader.read(tree, where);
    }

    /** The digest of the checkpoint that was there when the statement was made. */
    public Optional<Sha256> previous() {
        return StatementReader.previous(tree);
    }
}
