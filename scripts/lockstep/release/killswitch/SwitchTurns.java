package lockstep.release.killswitch;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Who turns a switch: one command at a time. Once the process is being ended from outside, only the last word turns it:
 * whoever drilled stands still, for good.
 */
final class SwitchTurns {

    private Thread running;
    private boolean isEnding;
    private boolean isRecorded;
    private boolean mayStillRun;

    /** @return how the command ended; never where the process is being ended meanwhile */
    <T> T run(Supplier<T> command) {
        begin();
        try {
            return command.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        standStillAtTheEnd();
        running = Thread.currentThread();
    }

    private synchronized void end() {
        running = null;
        notifyAll();
        standStillAtTheEnd();
    }

    private synchronized void standStillAtTheEnd() {
        while (isEnding) {
            try {
                wait();
            } catch (InterruptedException e) {
                // That ended the command; the process ends soon.
            }
        }
    }

    /** What whoever drilled makes of what they saw: nothing once the process is being ended. */
    synchronized void conclude(Runnable conclusion) {
        standStillAtTheEnd();
        conclusion.run();
    }

    /** Before it is recorded how the drill went. */
    void record() {
        conclude(() -> isRecorded = true);
    }

    /** Whether the drill went on to its record before the process was being ended. */
    synchronized boolean isRecorded() {
        return isRecorded;
    }

    /** Ends the command that runs, and lets none begin but the caller's own. */
    synchronized void takeOver(Duration patience) {
        isEnding = true;
        mayStillRun = false;
        long end = System.nanoTime() + patience.toNanos();
        if (running != null) {
            running.interrupt();
        }
        while (running != null) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                mayStillRun = true;
                return;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                mayStillRun = true;
                return;
            }
        }
    }

    /** Whether a command was begun before and could not be ended. */
    synchronized boolean mayStillRun() {
        return mayStillRun;
    }
}
