package lockstep.record.canary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lockstep.record.layout.CanaryPlaces;

/** Where a canary stands, as the name of a recorded state says it. */
public enum CanaryStage {
    /** It is about to be deployed. */
    DEPLOYING,
    /** A weight is about to be set. */
    WEIGHT,
    /** Intervals were counted. */
    OBSERVED,
    /** Another host goes on with it. */
    TAKEN_OVER,
    /** A gate failed whose breach is a pause: it waits for an operator, until the deadline. */
    PAUSED,
    /** Somebody wants it to wait: it keeps its weight and is looked at, gets no more, and does not pass. */
    PAUSED_BY_OPERATOR,
    /** Somebody ended that pause. */
    RESUMED,
    /** It was to be taken off the traffic, and that failed. */
    ABORT_FAILED,
    /** Harmlessness was shown; it keeps its weight until it is promoted or aborted. */
    PASSED,
    /** It passed or was accepted, and has no traffic: that of another service begins, or its promotion is awaited. */
    RESTED,
    /** The deadline came without a verdict, and it keeps its weight. */
    HELD,
    /** Harm was shown; it has no traffic. */
    ROLLED_BACK,
    /** It has no traffic. */
    ABORTED,
    /** Its commit is production's, which has all traffic again. */
    HANDED_OVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CanaryStage> of(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
    }

    /** What the name of a state's file says. */
    public static Optional<CanaryStage> ofFile(String name) {
        return CanaryPlaces.kind(name).flatMap(CanaryStage::of);
    }

    /** Whether it certainly has no traffic any more. */
    public boolean isOff() {
        return this == ROLLED_BACK || this == ABORTED || this == HANDED_OVER || this == RESTED;
    }

    /** Whether somebody took it off, or meant to; or harm did, which was shown while its pass was being recorded. */
    public boolean isAbort() {
        return this == ABORTED || this == ABORT_FAILED || this == ROLLED_BACK;
    }

    /** Whether harm took it off, or it could not be taken off. */
    public boolean isFailure() {
        return this == ABORT_FAILED || this == ROLLED_BACK;
    }

    /** Whether people say it beside whoever carries the canary, who goes on after it. */
    public boolean isSaidBeside() {
        return this == PAUSED_BY_OPERATOR || this == RESUMED;
    }

    /** Whether it is what somebody who paused a canary does not want to happen meanwhile: more traffic, or a pass. */
    public boolean waitsForResume(boolean raisesWeight) {
        return this == PASSED || (this == WEIGHT && raisesWeight);
    }

    /** Whether it waits for nothing but a promotion or an abort. */
    public boolean isJudged() {
        return isOff() || this == PASSED || this == HELD;
    }
}
