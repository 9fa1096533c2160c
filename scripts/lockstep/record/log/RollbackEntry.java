package lockstep.record.log;

import java.util.List;
import lockstep.base.release.Mode;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * A rollback: {@code release} moved back from one commit to another. The components are the fields of the template in
 * release-log.md, in its order.
 *
 * @param trigger why, in the words of promotion-pipeline.md or the operator's own
 */
public record RollbackEntry(
        ReleaseId id,
        String trigger,
        Sha from,
        Sha to,
        Mode environment,
        List<String> actions,
        List<LoggedGate> postRollbackVerification,
        RollbackResult result,
        String notes,
        Operator operator,
        List<String> evidenceRefs)
        implements StructuredEntry {

    public RollbackEntry {
        actions = List.copyOf(actions);
        postRollbackVerification = List.copyOf(postRollbackVerification);
        evidenceRefs = List.copyOf(evidenceRefs);
    }
}
