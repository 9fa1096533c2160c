package lockstep.record.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.base.release.Operator;

/**
 * One recorded state of a canary.
 *
 * @param number counted from 1; a number is written once, by whoever carries the canary on
 * @param weight in per cent, as it was or is about to be set
 * @param words what happened, on one sanitised line
 * @param intervals what was counted since the state before
 */
public record CanaryState(
        int number, CanaryStage stage, Instant at, Operator operator, String host, Optional<Integer> weight,
        String words, List<Interval> intervals) {

    /** How the words begin of an abort that failed after harm was shown. */
    public static final String HARM = "harm was shown: ";

    public CanaryState {
        intervals = List.copyOf(intervals);
    }

    /** Whether it was to be taken off for harm. */
    boolean isForHarm() {
        return words.startsWith(HARM);
    }

    /** Whether it announces the same, whatever its number and time. */
    public boolean saysAs(CanaryState other) {
        return stage == other.stage && weight.equals(other.weight) && words.equals(other.words);
    }
}
