package lockstep.policy.requirement;

import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;

/**
 * How the last canary of a commit ended.
 *
 * @param recomputed whether its verdict follows from the integers that are recorded
 * @param acceptedBy who answers for an inconclusive one; empty where nobody does
 */
public record CanaryResult(
        String id, Sha commit, Verdict verdict, boolean recomputed, Instant endedAt, String acceptedBy) {}
