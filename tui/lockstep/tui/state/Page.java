package lockstep.tui.state;

/** What the body of the screen shows. */
public enum Page {
    HOME("Home"),
    WALK("The day"),
    GATES("Gates"),
    LOG("Log"),
    ROLLBACK("Rollback"),
    DRILLS("Drills"),
    PIPELINE("Pipeline"),
    CANARY("Canary");

    private final String title;

    Page(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The one after it, and after the last the first. */
    public Page next(int by) {
        return values()[Math.floorMod(ordinal() + by, values().length)];
    }
}
