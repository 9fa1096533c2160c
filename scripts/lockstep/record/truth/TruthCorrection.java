package lockstep.record.truth;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Operator;

/**
 * Why somebody corrected the source of truth by hand.
 *
 * @param before the digest of the file as it was; empty where there was none
 * @param after its digest now
 */
public record TruthCorrection(
        String environment, Operator operator, Instant at, String reason, Optional<Sha256> before, Sha256 after) {}
