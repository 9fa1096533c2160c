package lockstep.tui.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether something bad has been told. What is so at the first look is no news; what is over again at the next poll is
 * never told, neither that it came nor that it went.
 *
 * @param told whether it counts as bad
 * @param otherSince since when the looks say otherwise
 */
public record Alarm(boolean looked, boolean told, Optional<Instant> otherSince) {

    public static final Alarm UNSEEN = new Alarm(false, false, Optional.empty());

    /** Nothing is left to tell of it. */
    public static Alarm known() {
        return new Alarm(true, true, Optional.empty());
    }

    /** After one look. */
    public Alarm look(boolean bad, Instant now, Duration poll) {
        if (!looked || bad == told) {
            return new Alarm(true, bad, Optional.empty());
        }
        Instant since = otherSince.filter(then -> !then.isAfter(now)).orElse(now);
        return now.isBefore(since.plus(poll)) ? new Alarm(true, told, Optional.of(since))
                : new Alarm(true, bad, Optional.empty());
    }

    /** Whether the last look is the one that makes it news. */
    public boolean rangSince(Alarm before) {
        return before.looked && !before.told && told;
    }
}
