package lockstep.policy.requirement;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;

/**
 * How the last canary of a commit ended.
 *
 * @param recomputed whether its verdict follows from the integers that are recorded
 * @param asConfigured whether it was held to the terms, and given the weights, that are configured
 * @param acceptedBy who answers for an inconclusive one; empty where nobody does
 * @param abortedBy who took it off the traffic after it passed or was accepted, and when; empty where nobody did
 * @param unfinished why it has no end on record, in words; empty where it has one
 * @param otherVersion the version that it was of, where the commit is to move as another
 * @param otherBaseline what it was compared with, in words, where production runs something else now
 * @param service which of several services it is of; empty where there is one
 */
public record CanaryResult(
        String id, Sha commit, Verdict verdict, boolean recomputed, boolean asConfigured, Instant endedAt,
        String acceptedBy, Optional<String> abortedBy, Optional<String> unfinished,
        Optional<String> otherVersion, Optional<String> otherBaseline, Optional<ServiceName> service) {

    /** Of the only service. */
    public CanaryResult(
            String id, Sha commit, Verdict verdict, boolean recomputed, boolean asConfigured, Instant endedAt,
            String acceptedBy, Optional<String> abortedBy, Optional<String> unfinished,
            Optional<String> otherVersion) {
        this(id, commit, verdict, recomputed, asConfigured, endedAt, acceptedBy, abortedBy, unfinished, otherVersion,
                Optional.empty(), Optional.empty());
    }

    /** Of one that nobody aborted. */
    public CanaryResult(
            String id, Sha commit, Verdict verdict, boolean recomputed, boolean asConfigured, Instant endedAt,
            String acceptedBy) {
        this(id, commit, verdict, recomputed, asConfigured, endedAt, acceptedBy, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** One that has no end on record. */
    public static CanaryResult unfinished(String id, Sha commit, Instant now, String why) {
        return new CanaryResult(id, commit, Verdict.INCONCLUSIVE, true, true, now, "", Optional.empty(),
                Optional.of(why), Optional.empty());
    }

    /** The same of one of several services; empty for the only one. */
    public CanaryResult of(Optional<ServiceName> name) {
        return new CanaryResult(id, commit, verdict, recomputed, asConfigured, endedAt, acceptedBy, abortedBy,
                unfinished, otherVersion, otherBaseline, name);
    }

    /** The same, compared with what production runs no more; empty where it still does. */
    public CanaryResult besides(Optional<String> other) {
        return new CanaryResult(id, commit, verdict, recomputed, asConfigured, endedAt, acceptedBy, abortedBy,
                unfinished, otherVersion, other, service);
    }
}
