package lockstep.record.log;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * A promotion: {@code release} moved to {@code commit}. The components are the fields of the log's
 * template, in its order, and the version between them.
 *
 * @param version by which the commit was named; empty where it was named by itself
 * @param prodVerification the production smoke; empty where it could not be run
 * @param result {@code PASS} only when production was seen to run the commit and its smoke passed
 */
public record PromotionEntry(
        ReleaseId id,
        Sha commit,
        Optional<Version> version,
        Environment environment,
        String fromBranch,
        String toBranch,
        String stagingBase,
        String stagingGateCommand,
        PassFail stagingGateResult,
        List<LoggedGate> gatesRun,
        ChangeClass changeClass,
        List<LoggedGate> prodVerification,
        PassFail result,
        String rollbackPlan,
        String notes,
        Operator operator,
        List<String> evidenceRefs,
        List<CostEvidence> costControlEvidence)
        implements StructuredEntry {

    public PromotionEntry {
        gatesRun = List.copyOf(gatesRun);
        prodVerification = List.copyOf(prodVerification);
        evidenceRefs = List.copyOf(evidenceRefs);
        costControlEvidence = List.copyOf(costControlEvidence);
    }

    @Override
    public boolean isGood() {
        return result == PassFail.PASS;
    }
}
