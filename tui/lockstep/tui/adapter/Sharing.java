package lockstep.tui.adapter;

import java.util.HashMap;
import java.util.Map;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PromotionEntry;

/**
 * The entries of a log repeat themselves: what is equal in them is kept once, or 10,000 of them take thirty
 * megabytes.
 */
final class Sharing {

    private final Map<Object, Object> seen = new HashMap<>();

    LogEntry of(LogEntry entry) {
        return entry instanceof PromotionEntry one ? promotion(one) : entry;
    }

    private PromotionEntry promotion(PromotionEntry one) {
        return new PromotionEntry(
                one.id(), shared(one.commit()), one.version(), one.environment(), shared(one.fromBranch()),
                shared(one.toBranch()),
                shared(one.stagingBase()), shared(one.stagingGateCommand()), one.stagingGateResult(),
                shared(one.gatesRun()), one.changeClass(), shared(one.prodVerification()), one.result(),
                shared(one.rollbackPlan()), shared(one.notes()), shared(one.operator()), one.evidenceRefs(),
                shared(one.costControlEvidence()));
    }

    @SuppressWarnings("unchecked") // What is equal is of the same type.
    private <T> T shared(T value) {
        return (T) seen.computeIfAbsent(value, first -> first);
    }
}
