package lockstep.tui.state;

/** What the body of the screen shows. */
public enum Page {
    WALK("Walkthrough", "w"),
    GATES("Gates", "g"),
    LOG("Log", "l"),
    ROLLBACK("Rollback", "R"),
    DRILLS("Drills", "d");

    private final String title;
    private final String key;

    Page(String title, String key) {
        this.title = title;
        this.key = key;
    }

    public String title() {
        return title;
    }

    public String key() {
        return key;
    }

    /** The one after it, and after the last the first. */
    public Page next(int by) {
        return values()[Math.floorMod(ordinal() + by, values().length)];
    }
}
