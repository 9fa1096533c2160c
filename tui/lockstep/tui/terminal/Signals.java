package lockstep.tui.terminal;

import sun.misc.Signal;

/** The signals that a terminal program answers to. */
final class Signals {

    private Signals() {}

    static void on(String name, Runnable action) {
        try {
            Signal.handle(new Signal(name), signal -> action.run());
        } catch (IllegalArgumentException e) {
            // This system has no such signal, or keeps it to itself.
        }
    }
}
