package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.record.audit.AuditState;

/**
 * What a clone keeps of an audit that found nothing: sealed by its digest, and good only for the rules and the signers
 * that it was found under.
 *
 * @param visitedAt when that was
 * @param chain where the chain of checkpoints stood
 */
record VerifiedState(
        Instant visitedAt, AuditState audit, CheckpointAudit.CheckpointState chain, EvidenceTrust.TrustState trust) {

    static final int LARGEST = 256 << 20;

    private static final String SEAL = "lockstep/audit-state/v2 ";

    /** @param rules the digest of the rules and the signers */
    byte[] sealed(String rules) {
        byte[] content = new StateWriter(rules).write(this);
        byte[] seal = (SEAL + Sha256.of(content) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(seal, seal.length + content.length);
        System.arraycopy(content, 0, both, seal.length, content.length);
        return both;
    }

    /** Empty where it is not what was kept, or was kept under other rules. */
    static Optional<VerifiedState> read(byte[] sealed, String rules) {
        int length = SEAL.length() + 65;
        if (sealed.length < length) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(sealed, length, sealed.length);
        String seal = new String(sealed, 0, length, StandardCharsets.US_ASCII);
        return seal.equals(SEAL + Sha256.of(content) + "\n") ? new StateReader(content).read(rules) : Optional.empty();
    }
}
