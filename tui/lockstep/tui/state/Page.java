package lockstep.tui.state;

import java.util.Arrays;
import java.util.Optional;
import lockstep.tui.preferences.Action;

/**
 * What the body of the screen shows. A page is drawn in {@code view}; what else it can (rows, Enter, a command for a
 * shell) is said where that is done, and one that is not named there only shows.
 */
public enum Page {
    HOME("Home", Action.HOME),
    WALK("The day", Action.WALK),
    GATES("Gates", Action.GATES),
    LOG("Log", Action.LOG),
    ROLLBACK("Rollback", Action.ROLLBACK),
    DRILLS("Drills", Action.DRILLS),
    PIPELINE("Pipeline", Action.PIPELINE),
    CANARY("Canary", Action.CANARY);

    private final String title;
    private final Action opener;

    Page(String title, Action opener) {
        this.title = title;
        this.opener = opener;
    }

    public static Optional<Page> openedBy(Action action) {
        return Arrays.stream(values()).filter(page -> page.opener == action).findFirst();
    }

    public String title() {
        return title;
    }

    /** The one after it, and after the last the first. */
    public Page next(int by) {
        return values()[Math.floorMod(ordinal() + by, values().length)];
    }
}
