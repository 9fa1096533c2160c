package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.attestation.Sha256;
import lockstep.record.audit.AuditState;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a clone keeps of an audit that found nothing: sealed by its digest, and good only for the rules and the signers
 * that it was found under.
 *
 * @param rules the digest of those
 * @param visitedAt when that was, in RFC 3339
 * @param chain where the chain of checkpoints stood
 * @param latest when the newest signature that counts was made
 */
record VerifiedState(
        String rules, String visitedAt, AuditState audit, Chain chain, boolean isBound, String latest) {

    static final int LARGEST = 256 << 20;

    private static final String SEAL = "lockstep/audit-state/v1 ";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** @param note the digest of the checkpoint; null where there is none, as is its origin */
    record Chain(long size, String root, String origin, long lastSize, String lastRoot, String note) {

        static Chain of(CheckpointAudit.CheckpointState state) {
            Optional<RecordChain> last = state.last().map(Checkpoint::records);
            return new Chain(
                    state.chain().size(), state.chain().root().hex(),
                    state.last().map(Checkpoint::origin).orElse(null), last.map(RecordChain::size).orElse(0L),
                    last.map(chain -> chain.root().hex()).orElse(null), state.note().map(Sha256::hex).orElse(null));
        }

        CheckpointAudit.CheckpointState state() {
            return new CheckpointAudit.CheckpointState(
                    new RecordChain(size, new Sha256(root)),
                    Optional.ofNullable(origin).map(
                            name -> new Checkpoint(name, new RecordChain(lastSize, new Sha256(lastRoot)))),
                    Optional.ofNullable(note).map(Sha256::new));
        }
    }

    byte[] sealed() {
        byte[] json = MAPPER.writeValueAsBytes(this);
        byte[] seal = (SEAL + Sha256.of(json) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(seal, seal.length + json.length);
        System.arraycopy(json, 0, both, seal.length, json.length);
        return both;
    }

    /** Empty where it is not what was kept, or was kept under other rules. */
    static Optional<VerifiedState> read(byte[] sealed, String rules) {
        int length = SEAL.length() + 65;
        if (sealed.length < length) {
            return Optional.empty();
        }
        byte[] json = Arrays.copyOfRange(sealed, length, sealed.length);
        String seal = new String(sealed, 0, length, StandardCharsets.US_ASCII);
        if (!seal.equals(SEAL + Sha256.of(json) + "\n")) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(json, VerifiedState.class)).filter(state -> state.rules.equals(rules));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
