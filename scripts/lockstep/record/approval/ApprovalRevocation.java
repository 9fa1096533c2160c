package lockstep.record.approval;

import java.time.Instant;
import lockstep.base.release.Sha;

/**
 * Somebody takes an approval back.
 *
 * @param approval the digest of the approval
 */
public record ApprovalRevocation(Sha commit, String approval, String by, String reason, Instant at)
        implements PersonalStatement {

    public static final String PREDICATE = "urn:lockstep:predicate:revocation:v1";

    @Override
    public String predicateType() {
        return PREDICATE;
    }

    @Override
    public ApprovalRevocation saidBy(String principal) {
        return new ApprovalRevocation(commit, approval, principal, reason, at);
    }
}
