package lockstep.tui.state;

import java.util.Arrays;
import java.util.Optional;
import lockstep.tui.preferences.KeyAction;

/**
 * What the body of the screen shows. A page is drawn in {@code view}; what else it can (rows, Enter, a command for a
 * shell) is said where that is done, and one that is not named there only shows.
 */
public enum Page {
    HOME("Home", KeyAction.HOME),
    WALK("The day", KeyAction.WALK),
    GATES("Gates", KeyAction.GATES),
    LOG("Log", KeyAction.LOG),
    ROLLBACK("Rollback", KeyAction.ROLLBACK),
    DRILLS("Drills", KeyAction.DRILLS),
    PIPELINE("Pipeline", KeyAction.PIPELINE),
    CANARY("Canary", KeyAction.CANARY);

    private final String title;
    private final KeyAction opener;

    Page(String title, KeyAction opener) {
        this.title = title;
        this.opener = opener;
    }

    public static Optional<Page> openedBy(KeyAction action) {
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
