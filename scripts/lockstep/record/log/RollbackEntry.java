package lockstep.record.log;

import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * A rollback: {@code release} moved back from one commit to another. The components are the fields of the log's
 * template, in its order.
 *
 * @param trigger why, in the policy's words or the operator's own
 */
public record RollbackEntry(
        ReleaseId id,
        String trigger,
        Sha from,
        Sha to,
        Environment environment,
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
