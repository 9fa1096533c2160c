package lockstep.record.log;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * A rollback: {@code release} moved back from one commit to another. The components are the fields of the log's
 * template, in its order, and the version between them.
 *
 * @param trigger why, in the policy's words or the operator's own
 * @param version of the commit that it goes back to, where the record knows one
 */
public record RollbackEntry(
        ReleaseId id,
        String trigger,
        Sha from,
        Sha to,
        Optional<Version> version,
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

    @Override
    public boolean isGood() {
        return result == RollbackResult.COMPLETED;
    }
}
