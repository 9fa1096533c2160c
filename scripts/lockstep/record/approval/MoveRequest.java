package lockstep.record.approval;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * Somebody asks for a move, so that others can approve it.
 *
 * @param action canary, promote, hotfix or rollback
 * @param from the head of {@code release} when it was asked for; empty before the first promotion
 * @param policy the digest of the configuration in force then
 */
public record MoveRequest(
        Sha commit, String action, Optional<Sha> from, Optional<String> version, String by, String policy,
        String reason, Instant at, String nonce)
        implements PersonalStatement {

    public static final String PREDICATE = "urn:lockstep:predicate:request:v1";

    @Override
    public String predicateType() {
        return PREDICATE;
    }

    @Override
    public MoveRequest saidBy(String principal) {
        return new MoveRequest(commit, action, from, version, principal, policy, reason, at, nonce);
    }
}
