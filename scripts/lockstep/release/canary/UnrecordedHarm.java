package lockstep.release.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;

/**
 * The harm that the counts of a canary show, those included that only this clone has.
 *
 * @param counted all, first what is on record
 */
record UnrecordedHarm(CanaryView canary, List<Interval> counted, CanaryIntent intent) {

    UnrecordedHarm {
        counted = List.copyOf(counted);
    }

    /** The first, as an end. What paused it by a gate and is on no record may be diluted by what was counted later. */
    Optional<Ending> first() {
        return canary.untilPausedByGate().map(this::harm)
                .orElseGet(() -> beyondTheRecord().map(this::harm).flatMap(Optional::stream).findFirst());
    }

    /**
     * What was counted beyond the record and lets nobody go on: harm, or, where a gate has paused the canary on record,
     * what would end it then.
     */
    Optional<CanaryVerdict> forbidding() {
        boolean isPaused = canary.untilPausedByGate().isPresent();
        return beyondTheRecord()
                .map(this::judge)
                .filter(verdict -> verdict.verdict() == Verdict.FAIL
                        && !(isPaused && verdict.breach().equals(Optional.of(Breach.PAUSE))))
                .findFirst();
    }

    /** What was counted until the record ends, and until each look after it. */
    private Stream<List<Interval>> beyondTheRecord() {
        int recorded = Math.min(canary.intervals().size(), counted.size());
        return IntStream.rangeClosed(recorded, counted.size()).mapToObj(till -> counted.subList(0, till));
    }

    private CanaryVerdict judge(List<Interval> till) {
        return new CanaryJudge(intent.terms()).judge(Observations.of(till), judgedAt(till));
    }

    private Instant judgedAt(List<Interval> till) {
        return till.isEmpty() ? intent.since() : till.getLast().to();
    }

    private Optional<Ending> harm(List<Interval> till) {
        try {
            return Optional.of(judge(till))
                    .filter(verdict -> verdict.verdict() == Verdict.FAIL)
                    .map(verdict -> Ending.judged(CanaryStage.ROLLED_BACK, verdict, judgedAt(till), till));
        } catch (RuntimeException e) {
            // Whatever somebody wrote there: that it is off the traffic is recorded all the same.
            return Optional.empty();
        }
    }
}
