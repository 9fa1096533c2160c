package lockstep.tui.state;

import java.time.Instant;
import lockstep.tui.api.Conclusion;

/** How a move ended here, and when: what was so then may not be so any more. */
public record Ended(Conclusion how, Instant when) {

    public String words(Instant now) {
        return Ages.since(when, now) + " ago, " + how.id() + ": " + how.words();
    }
}
