package lockstep.tui.terminal;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lockstep.tui.api.MovePhase;

/** Knows which operations are pushing branches just now. */
final class PushLatch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private final Set<Long> pushing = new HashSet<>();

    void reached(long operation, MovePhase stage) {
        tell(operation, stage == MovePhase.MOVING || stage == MovePhase.LOGGING);
    }

    void over(long operation) {
        tell(operation, false);
    }

    private void tell(long operation, boolean pushes) {
        lock.lock();
        try {
            if (pushes) {
                pushing.add(operation);
            } else {
                pushing.remove(operation);
            }
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!pushing.isEmpty() && left > 0) {
                left = over.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
