package lockstep.tui.day;

/** How far a step of the day is. */
public enum StepState {
    DONE("done"),
    /** It can be done now. */
    READY("now"),
    RUNNING("running"),
    FAILED("failed"),
    /** Not before the steps above it. */
    LATER("later");

    private final String word;

    StepState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
