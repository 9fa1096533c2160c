package lockstep.record.audit;

import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.history.GateRunFacts;

/** What an evidence file that a commit added says; files that say nothing to the audit have no fact. */
public sealed interface EvidenceFact {

    /** The path in the branch. */
    String path();

    record RecordedRun(String path, GateRunFacts run) implements EvidenceFact {}

    /**
     * A promotion or rollback that is about to happen.
     *
     * @param target where {@code release} is to go
     * @param unverifiedAccepted whether somebody answers for a revision that could not be verified
     */
    record RecordedIntent(String path, ReleaseId id, Sha target, boolean unverifiedAccepted) implements EvidenceFact {}

    /** It cannot be read, or its signature or digest does not hold; one line of words. */
    record Untrustworthy(String path, String why) implements EvidenceFact {}
}
