package lockstep.tui.terminal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockstep.tui.api.Stage;

/** Knows whether branches are being pushed just now. */
final class PushLatch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private boolean pushing;

    void reached(Stage stage) {
        lock.lock();
        try {
            pushing = stage == Stage.MOVING || stage == Stage.LOGGING;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (pushing && left > 0) {
                left = over.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
