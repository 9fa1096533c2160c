package lockstep.tui.api;

import java.util.Locale;

/** What an entry of the release log is about. */
public enum EntryKind {
    PROMOTION, ROLLBACK, ADOPTION, OTHER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
