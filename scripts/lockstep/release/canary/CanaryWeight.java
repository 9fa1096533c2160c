package lockstep.release.canary;

import java.time.Duration;
import java.util.Optional;
import lockstep.gates.http.Deadline;
import lockstep.release.traffic.Traffic;
import lockstep.release.traffic.Weight;

/**
 * The weight that a canary was given last, and whether it has it. It has another one where it reads so at two looks in
 * a row: instances that are not ready for a moment are nobody's hand.
 */
final class CanaryWeight {

    private final Traffic traffic;
    private final Duration settle;
    private final CanaryListener listener;
    private int percent;
    /** Whether it read otherwise than it was set at the look before. */
    private boolean isDoubted;
    private boolean isReadAtThisLook;
    /** Whether the canary went on past its deadline, to read it once more. */
    private boolean hasOvertime;

    CanaryWeight(CanaryRig rig, CanaryListener listener) {
        this.traffic = rig.traffic();
        this.settle = rig.settle();
        this.listener = listener;
    }

    /** In per cent; 0 before it was given any. */
    int percent() {
        return percent;
    }

    boolean isDoubted() {
        return isDoubted;
    }

    boolean isReadAtThisLook() {
        return isReadAtThisLook;
    }

    /** @return what went wrong; empty where it is set */
    Optional<String> set(int wanted) {
        percent = wanted;
        isDoubted = false;
        listener.step("setting the weight to " + wanted + " %");
        return traffic.set(wanted, Deadline.in(settle));
    }

    void takeOff() {
        traffic.abort();
    }

    void nextLook() {
        isReadAtThisLook = false;
    }

    /** @return what it reads, where it is another one at two looks in a row */
    Optional<String> readOtherwise() {
        Duration limit = settle.compareTo(CourseRecord.MOST_PATIENCE) > 0 ? CourseRecord.MOST_PATIENCE : settle;
        isReadAtThisLook = true;
        if (!(traffic.read(Deadline.in(limit)) instanceof Weight.Known(int read))) {
            if (isDoubted) {
                listener.step("the weight read otherwise than it was set, and cannot be read now; it is read again"
                        + " at the next look, and nothing passes before");
            }
            return Optional.empty();
        }
        if (read == percent) {
            isDoubted = false;
            hasOvertime = false;
            return Optional.empty();
        }
        String words = "the weight was set to " + percent + " %, and reads " + read + " %";
        if (isDoubted) {
            return Optional.of(words
                    + ", at two looks in a row: somebody or something else moves it, or instances are not ready");
        }
        isDoubted = true;
        listener.step(words + "; it is read again at the next look");
        return Optional.empty();
    }

    /**
     * Whether one that is doubted may be looked at again. Only two looks in a row say that a weight is another one, so
     * the last may need one more.
     *
     * @param left until the deadline
     */
    boolean hasAnotherLook(Duration left) {
        if (!left.isPositive() && hasOvertime) {
            return false;
        }
        hasOvertime = !left.isPositive();
        return true;
    }
}
