package lockstep.gates.gate;

import java.time.Duration;

/** Letting time pass. A seam: what waits is told to wait, and a test may make the time pass otherwise. */
@FunctionalInterface
public interface Waiting {

    void sleep(Duration time) throws InterruptedException;

    static Waiting real() {
        return Thread::sleep;
    }
}
