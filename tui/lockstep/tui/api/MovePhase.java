package lockstep.tui.api;

/** How far a promotion or a rollback has come. */
public enum MovePhase {
    /** The branches are being moved, together or not at all. */
    MOVING("moving the branches"),
    /** They have moved; production is to follow. */
    DEPLOYING("waiting for production"),
    /** Production runs the commit; its smoke is run. */
    SMOKING("production smoke"),
    /** The outcome is being recorded. */
    LOGGING("recording the outcome");

    private final String words;

    MovePhase(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
