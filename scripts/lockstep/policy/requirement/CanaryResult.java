package lockstep.policy.requirement;

import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;

/**
 * How the last canary of a commit ended.
 *
 * @param recomputed whether its verdict follows from the integers that are recorded
 * @param asConfigured whether it was held to the terms, and given the weights, that are configured
 * @param acceptedBy who answers for an inconclusive one; empty where nobody does
 */
public record CanaryResult(
        String id, Sha commit, Verdict verdict, boolean recomputed, boolean asConfigured, Instant endedAt,
        String acceptedBy) {}
