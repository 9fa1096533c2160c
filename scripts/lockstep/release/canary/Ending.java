package lockstep.release.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;

/**
 * Why a canary is over.
 *
 * @param stage where it is left, if taking it off the traffic succeeds where that has to be done
 * @param judgement what the gates said; empty where they were not what ended it
 * @param judgedAt when
 * @param intervals what the judgement was formed from
 */
record Ending(
        CanaryStage stage, Verdict verdict, CanaryEnd.Cause cause, List<String> reasons,
        Optional<CanaryVerdict> judgement, Instant judgedAt, List<Interval> intervals) {

    Ending {
        reasons = List.copyOf(reasons);
        intervals = List.copyOf(intervals);
    }

    static Ending before(Verdict verdict, CanaryEnd.Cause cause, String reason, Instant at, List<Interval> intervals) {
        CanaryStage stage = verdict == Verdict.FAIL ? CanaryStage.ROLLED_BACK : CanaryStage.ABORTED;
        return new Ending(stage, verdict, cause, List.of(reason), Optional.empty(), at, intervals);
    }

    static Ending judged(CanaryStage stage, CanaryVerdict verdict, Instant at, List<Interval> intervals) {
        return new Ending(
                stage, verdict.verdict(), CanaryEnd.Cause.METRICS, verdict.reasons(), Optional.of(verdict), at,
                intervals);
    }

    /** The same, undecided for another reason than the counts. */
    Ending instead(CanaryEnd.Cause why, String reason) {
        return new Ending(stage, Verdict.INCONCLUSIVE, why, List.of(reason), judgement, judgedAt, intervals);
    }

    /** The same, and what was done then. */
    Ending and(String reason) {
        return new Ending(stage, verdict, cause, Stream.concat(reasons.stream(), Stream.of(reason)).toList(),
                judgement, judgedAt, intervals);
    }

    /** Whether the canary keeps its weight. */
    boolean keepsWeight() {
        return !stage.isOff();
    }
}
