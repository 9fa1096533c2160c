package lockstep.record.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Somebody approves one move of one commit, once.
 *
 * @param role in which it is given
 * @param action canary, promote, hotfix or rollback
 * @param from the head of {@code release}; empty before the first promotion
 * @param requester who asked for the move; empty where nobody did on the record
 * @param policy the digest of the configuration in force
 * @param evidence the files that were looked at
 * @param skipsStaging whether it says that staging is skipped
 * @param skipsCanary whether it says that the canary is skipped
 */
public record MoveApproval(
        Sha commit, String role, String action, Optional<Sha> from, Optional<String> version, String by,
        Optional<String> requester, String policy, List<Seen> evidence, String reason, Instant at, Instant expiresAt,
        String nonce, boolean skipsStaging, boolean skipsCanary)
        implements PersonalStatement {

    public static final String PREDICATE = "urn:lockstep:predicate:approval:v1";

    public MoveApproval {
        evidence = List.copyOf(evidence);
    }

    /** A file of the evidence branch, and its digest as {@code sha256sum} prints it. */
    public record Seen(String path, String sha256) {}

    @Override
    public String predicateType() {
        return PREDICATE;
    }

    @Override
    public MoveApproval saidBy(String principal) {
        return new MoveApproval(commit, role, action, from, version, principal, requester, policy, evidence, reason, at,
                expiresAt, nonce, skipsStaging, skipsCanary);
    }
}
