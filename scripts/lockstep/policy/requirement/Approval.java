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
 * @param consumedBy the promotion, rollback or canary whose intent used it up
 * @param superseded what of the evidence that was looked at has been found out anew since
 */
public record Approval(
        String digest, String role, Action action, Optional<Sha> from, Sha to, String approver,
        Signature signature, String policyDigest, Instant approvedAt, Instant expiresAt, boolean skipsStaging,
        boolean skipsCanary, boolean revoked, Optional<String> consumedBy, Optional<String> superseded) {

    /** Nothing was found out anew since. */
    public Approval(
            String digest, String role, Action action, Optional<Sha> from, Sha to, String approver,
            Signature signature, String policyDigest, Instant approvedAt, Instant expiresAt, boolean skipsStaging,
            boolean skipsCanary, boolean revoked, Optional<String> consumedBy) {
        this(digest, role, action, from, to, approver, signature, policyDigest, approvedAt, expiresAt, skipsStaging,
                skipsCanary, revoked, consumedBy, Optional.empty());
    }

    /** What the signature of an approval is worth. */
    public enum Signature {
        /** A key signed it, in the namespace of approvals, that the allowed signers give to the approver. */
        VALID,
        /** Nobody signed it, and nobody's signature is asked for: the name is a claim. */
        CLAIMED,
        /** Nobody signed it, where signatures are checked. */
        MISSING,
        /** A signature is there and does not count: another namespace, an unknown or ended key, other bytes. */
        INVALID
    }

    /** For people: the principal, and that nobody signed where that is so. */
    public String who() {
        return signature == Signature.CLAIMED ? approver + " (claimed, not signed)" : approver;
    }
}
