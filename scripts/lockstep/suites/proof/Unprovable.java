package lockstep.suites.proof;

/** A right answer could not be made up; the message says what for. */
public final class Unprovable extends Exception {
    private static final long serialVersionUID = 1L;

    Unprovable(String message) {
        super(message, null, false, false);
    }
}
