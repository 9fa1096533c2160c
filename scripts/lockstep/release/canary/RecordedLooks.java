package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;

/** Which looks at a canary are put on record: the first at each weight, and one from time to time. */
final class RecordedLooks {

    private final CourseRecord record;
    private final CanaryIntent intent;
    private final InstantSource clock;
    private Instant recordedAt;
    /** Whether a look at its weight is on record: from then on others know that it had it. */
    private boolean isSeenByOthers;
    /** Whether to record took longer than from look to look: then it is not tried at each. */
    private boolean isRemoteSlow;

    RecordedLooks(CourseRecord record, CanaryIntent intent, InstantSource clock) {
        this.record = record;
        this.intent = intent;
        this.clock = clock;
        this.recordedAt = clock.instant();
    }

    void atNewWeight() {
        isSeenByOthers = false;
        isRemoteSlow = false;
        recordedAt = clock.instant().minus(intent.recordEvery());
    }

    /** Whoever asks has to keep the look then: the time to the next one begins. */
    boolean isTime(Instant now) {
        boolean isTime = Duration.between(recordedAt, now).compareTo(intent.recordEvery()) >= 0;
        recordedAt = isTime ? now : recordedAt;
        return isTime;
    }

    /** Whether each look is tried, because none at its weight could be recorded. */
    boolean isEachTried() {
        return !isSeenByOthers && !isRemoteSlow;
    }

    void keep(CanaryVerdict verdict, int weight) {
        if (record.keep(CanaryStage.OBSERVED, weight,
                verdict.verdict().word() + ": " + String.join("; ", verdict.reasons()))) {
            isSeenByOthers = true;
        }
    }

    /** @param began to be recorded */
    void tookSince(Instant began) {
        isRemoteSlow = Duration.between(began, clock.instant()).compareTo(intent.terms().interval()) > 0;
    }
}
