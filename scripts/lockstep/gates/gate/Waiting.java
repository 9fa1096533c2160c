package lockstep.gates.gate;

import java.time.Duration;

/** Letting time pass. A seam: what waits is told to wait, and a test may make the time pass otherwise. */
@FunctionalInterface
public interface Waiting {

    void sleep(Duration time) throws InterruptedException;

    /** Whether the time passed; an interrupt ends it, and is kept. */
    default boolean passed(Duration time) {
        try {
            sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Waiting real() {
        return Thread::sleep;
    }
}
