package lockstep.tui.terminal;

/** The thread of what goes on, while it may be interrupted: whatever moves production only while it waits for it. */
final class Stoppable {

    private Thread thread;
    private boolean open;
    private boolean moves;

    /** What this thread does from now on. */
    synchronized void begin(boolean movesProduction) {
        thread = Thread.currentThread();
        moves = movesProduction;
        open = !movesProduction;
    }

    synchronized void waits() {
        open = true;
    }

    /** What it waited for is there, or it does something else; a stop that came too late is none. */
    synchronized void goesOn() {
        if (moves && open) {
            open = false;
            Thread.interrupted();
        }
    }

    synchronized void stop() {
        if (thread != null && open) {
            thread.interrupt();
        }
    }

    synchronized void end() {
        if (thread == Thread.currentThread()) {
            thread = null;
        }
    }
}
