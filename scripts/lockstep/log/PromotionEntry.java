package lockstep.log;

import java.util.List;
import lockstep.release.ChangeClass;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.ReleaseId;
import lockstep.release.Sha;

/**
 * A promotion: {@code release} moved to {@code commit}. The components are the fields of the template in
 * release-log.md, in its order.
 *
 * @param prodVerification the production smoke; empty where it could not be run
 * @param result {@code PASS} only when production was seen to run the commit and its smoke passed
 */
public record PromotionEntry(
        ReleaseId id,
        Sha commit,
        Mode environment,
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
}
