package lockstep.record.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;

/**
 * The starting point of a log that was there before Lockstep: what stands above it is taken over as it is and not
 * judged.
 *
 * @param release where {@code release} stood; empty where there was no such branch
 * @param logBytes how many bytes of the log stood above
 * @param logSha256 the SHA-256 of those bytes, in hexadecimal
 * @param prodVerification the production smoke run at adoption; empty where none was
 * @param result {@code PASS} makes {@code release} known good: a rollback can go back to it
 */
public record AdoptionEntry(
        Instant when,
        Optional<Sha> release,
        long logBytes,
        String logSha256,
        List<LoggedGate> prodVerification,
        PassFail result,
        String notes,
        Operator operator,
        List<String> evidenceRefs)
        implements StructuredEntry {

    public AdoptionEntry {
        prodVerification = List.copyOf(prodVerification);
        evidenceRefs = List.copyOf(evidenceRefs);
    }

    @Override
    public boolean isGood() {
        return result == PassFail.PASS;
    }
}
