package lockstep.release.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;

/** Whether a gate has paused a canary until its deadline. What it has shown stays shown, whoever carries the canary. */
final class GatePause {

    private final CourseRecord record;
    private final CourseEndings endings;
    private Optional<Ending> shown = Optional.empty();
    /** Whether it is on record that the canary is paused. */
    private boolean isRecorded;

    GatePause(CourseRecord record, CourseEndings endings) {
        this.record = record;
        this.endings = endings;
    }

    /**
     * One that is on record, from before the canary came here.
     *
     * @param till what was counted until then
     */
    void keep(List<Interval> till) {
        Instant at = till.isEmpty() ? endings.clock().instant() : till.getLast().to();
        CanaryVerdict then = new CanaryJudge(endings.intent().terms()).judge(Observations.of(till), at);
        shown = Optional.of(then.verdict() == Verdict.FAIL
                ? Ending.judged(CanaryStage.ROLLED_BACK, then, at, till)
                : endings.before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.PREPARATION,
                        "a gate paused it before it came here"));
        isRecorded = true;
    }

    void begin(Ending failed, int weight) {
        if (shown.isEmpty()) {
            shown = Optional.of(failed);
            record(weight);
        }
    }

    /** Where it could not be recorded before. */
    void recordIfNew(int weight) {
        if (shown.isPresent() && !isRecorded) {
            record(weight);
        }
    }

    private void record(int weight) {
        isRecorded = record.keep(CanaryStage.PAUSED, weight, "paused until the deadline: "
                + String.join("; ", shown.orElseThrow().reasons()));
    }

    boolean isOn() {
        return shown.isPresent();
    }

    /** What it has shown; the other ending where there is none. */
    Ending or(Supplier<Ending> other) {
        return shown.orElseGet(other);
    }

    /** What it has shown, whatever else ends the canary, unless that is harm too. */
    Ending orHarm(Ending ending) {
        return ending.verdict() == Verdict.FAIL ? ending : shown.orElse(ending);
    }
}
