package lockstep.record.verification;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditBreach;
import lockstep.record.journal.Intent;

/** Judges the way of a move through the pipeline again, by what the record held when the move began. */
@FunctionalInterface
public interface PassageJudge {

    /**
     * What was recorded with an intent.
     *
     * @param commit the commit of the evidence branch that brought it
     * @param isBound whether records have to have a checkpoint by then: whoever writes those tells all of a policy
     */
    record Recorded(
            Sha commit, Optional<byte[]> policy, Optional<byte[]> requirements, Optional<byte[]> change,
            boolean isBound) {

        public Recorded(
                Sha commit, Optional<byte[]> policy, Optional<byte[]> requirements, Optional<byte[]> change) {
            this(commit, policy, requirements, change, false);
        }
    }

    List<AuditBreach> breaches(Intent intent, Recorded recorded);

    /** Where nobody knows how. */
    static PassageJudge none() {
        return (intent, recorded) -> List.of();
    }
}
