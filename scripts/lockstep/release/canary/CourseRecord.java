package lockstep.release.canary;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.text.Durations;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;

/** What the course of a canary puts on record meanwhile, and whether the canary is still this host's. */
final class CourseRecord {

    static final Duration MOST_PATIENCE = Duration.ofSeconds(15);
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);
    /** The network of a host that wakes comes up some seconds later. */
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

    private final CanaryLedger ledger;
    private final CanaryListener listener;
    private final Counting counting;
    private final Duration patience;
    /** Whether this host stood still, and the record could not be reached since. */
    private boolean isUnsure;

    CourseRecord(CanaryLedger ledger, CanaryListener listener, CanaryIntent intent, Counting counting) {
        this.ledger = ledger;
        this.listener = listener;
        this.counting = counting;
        this.patience = patience(intent.terms().interval());
    }

    /** While the remote is asked, nobody looks. */
    private static Duration patience(Duration interval) {
        return interval.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE
                : interval.compareTo(MOST_PATIENCE) > 0 ? MOST_PATIENCE : interval;
    }

    /**
     * Records a weight before it is set.
     *
     * @param before the one that the canary has
     */
    void weight(int percent, int before) {
        String words = "setting the weight to " + percent + " %";
        try {
            if (before == 0) {
                ledger.add(CanaryStage.WEIGHT, Optional.of(percent), words, counting.unrecorded());
            } else {
                ledger.add(CanaryStage.WEIGHT, Optional.of(percent), words, counting.unrecorded(), patience);
            }
            counting.recorded();
        } catch (LostRace e) {
            throw e;
        } catch (LockstepError e) {
            throw new WeightNotRecorded(e);
        }
    }

    /** Records a state; where the remote cannot be reached just now, what was counted waits for the next time. */
    boolean keep(CanaryStage stage, int weight, String words) {
        try {
            ledger.add(stage, Optional.of(weight), words, counting.unrecorded(), patience);
            counting.recorded();
            isUnsure = false;
            return true;
        } catch (LostRace e) {
            throw e;
        } catch (LockstepError e) {
            listener.step("not recorded yet: " + e.getMessage());
            return false;
        }
    }

    /** Others may have ended it or gone on with it meanwhile: whoever finds that lets go of it first. */
    void gap(Duration gap, int weight) {
        String words = "nobody looked for " + Durations.typed(gap) + ": this host or process stood still";
        listener.step(words);
        isUnsure = !keep(CanaryStage.OBSERVED, weight, words);
    }

    boolean isEndedByOthers() {
        return ledger.isEndedByOthers(patience);
    }

    LostRace lost() {
        return new LostRace("canary " + ledger.id() + " was ended by somebody else", "See `status`.");
    }

    /** Where this host stood still others may have ended the canary, and what traffic there is may be of another. */
    void requireOurs() {
        if (isEndedByOthers()) {
            throw lost();
        }
    }

    /** The same, of a host that may just have woken. */
    void requireOursPatiently() {
        if (ledger.isEndedByOthers(LONG_PATIENCE)) {
            throw lost();
        }
    }

    /** A gap that could not be recorded: whether others ended the canary meanwhile was not to be known then. */
    void requireOursIfUnsure() {
        if (isUnsure) {
            requireOursPatiently();
        }
    }
}
