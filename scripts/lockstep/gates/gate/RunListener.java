package lockstep.gates.gate;

/** Hears of a run while it goes on. Called from several threads; must return quickly. */
public interface RunListener {

    default void started(GateName gate) {}

    /** The gate waits, or does something else that is worth a word. */
    default void note(GateName gate, String words) {}

    /** A burst's request number {@code index} of {@code size} was answered; status 0 where there was no answer. */
    default void answered(GateName gate, int index, int size, int status) {}

    default void finished(GateResult result) {}

    static RunListener silent() {
        return new RunListener() {};
    }
}
