package lockstep.policy.requirement;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * An approval as it is recorded.
 *
 * @param digest the SHA-256 of the statement's bytes, by which an intent names it
 * @param approver the principal whose key signed it; the name that it claims where nobody signed
 * @param signature what its signature is worth
 * @param policyDigest the configuration that the approver looked at
 * @param skipsStaging whether it says that staging is skipped
 * @param revoked whether the approver took it back
 * @param consumedBy the release whose intent used it up
 */
public record Approval(
        String digest, String role, Action action, Optional<Sha> from, Sha to, String approver,
        Signature signature, String policyDigest, Instant approvedAt, Instant expiresAt, boolean skipsStaging,
        boolean skipsCanary, boolean revoked, Optional<String> consumedBy) {

    /** What the signature of an approval is worth. */
    public enum Signature {
        /** A key signed it, in the namespace of approvals, that the allowed signers give to the approver. */
        VALID,
        /** Nobody signed it: the name is a claim. */
        CLAIMED,
        /** A signature is there and does not count: another namespace, an unknown or ended key, other bytes. */
        INVALID
    }
}
