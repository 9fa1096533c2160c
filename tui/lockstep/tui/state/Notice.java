package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;

/** One line about what was just pressed, or just happened. It is gone when it is old news. */
public record Notice(String words, Instant since) {

    public static final Notice NONE = new Notice("", Instant.EPOCH);

    private static final Duration LASTS = Duration.ofSeconds(30);

    public boolean isShown(Instant now) {
        return !words.isEmpty() && !now.isBefore(since) && now.isBefore(since.plus(LASTS));
    }
}
