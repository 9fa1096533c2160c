package lockstep.record.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;

/**
 * How a canary ended, and every integer that it was judged by: {@code canary.json}.
 *
 * @param origin what the times of the intervals are counted from
 * @param cause why it ended; only {@link Cause#METRICS} can be a pass
 * @param judgedAt when the verdict was formed
 * @param gates what each gate said then; told, and never believed: whoever reads judges again
 * @param service which of several services it is of; empty where the repository has one
 */
public record CanaryEnd(
        CanaryId id, Sha commit, Optional<String> version, Instant origin, Instant endedAt, CanaryStage stage,
        Verdict verdict, Cause cause, Instant judgedAt, List<String> reasons, List<GateJudgement> gates, Terms terms,
        List<Interval> intervals, Optional<ServiceName> service) {

    /** Why a canary ended. */
    public enum Cause {
        /** By what was counted. */
        METRICS,
        /** Its own smoke did not pass, or it runs another commit. */
        HEALTH,
        /** It could not be deployed, or given its weight. */
        PREPARATION,
        /** Somebody wanted it so. */
        OPERATOR,
        /** Nobody went on with it until its {@code abort_by}. */
        ABANDONED
    }

    public CanaryEnd {
        reasons = List.copyOf(reasons);
        gates = List.copyOf(gates);
        intervals = List.copyOf(intervals);
    }

    /** Of the only service. */
    public CanaryEnd(
            CanaryId id, Sha commit, Optional<String> version, Instant origin, Instant endedAt, CanaryStage stage,
            Verdict verdict, Cause cause, Instant judgedAt, List<String> reasons, List<GateJudgement> gates,
            Terms terms, List<Interval> intervals) {
        this(id, commit, version, origin, endedAt, stage, verdict, cause, judgedAt, reasons, gates, terms, intervals,
                Optional.empty());
    }

    /** The verdict that follows from the integers. */
    public CanaryVerdict recomputed() {
        return new CanaryJudge(terms).judge(Observations.of(intervals), judgedAt);
    }

    /** Whether it calls itself undecided, for whatever cause, although its counts show harm. */
    public boolean hidesHarm() {
        return verdict == Verdict.INCONCLUSIVE && recomputed().verdict() == Verdict.FAIL;
    }

    /**
     * What it claims and what does not follow, in words; nothing where all does. A verdict that promotes nothing may
     * have other causes than the counts; and one that was harder on the canary than today's methods are, stands.
     */
    public Optional<String> fault() {
        if (cause != Cause.METRICS) {
            return verdict == Verdict.PASS
                    ? Optional.of("it passed for another reason than its counts")
                    : Optional.empty();
        }
        Verdict follows = recomputed().verdict();
        boolean isHarder = verdict == Verdict.FAIL && follows == Verdict.INCONCLUSIVE;
        return follows == verdict || isHarder
                ? Optional.empty()
                : Optional.of("it says " + verdict.word() + ", and " + follows.word() + " follows from its counts");
    }
}
