package lockstep.settings.slo;

import java.time.Duration;
import java.util.Optional;

/**
 * A service level objective, as far as an error budget needs it.
 *
 * @param target the share of good answers that is promised: 0.999
 * @param window the time over which it is counted, up to now
 * @param total what counts every request
 * @param part what counts a part of them
 * @param partIsBad whether the part are the bad ones; else they are the good ones
 */
public record Objective(
        String name, double target, Duration window, CountSource total, CountSource part, boolean partIsBad) {

    /** Why there is no objective that could be counted, or the objective. */
    public record Read(Optional<Objective> objective, String why) {

        static Read unfilled(String why) {
            return new Read(Optional.empty(), why);
        }
    }
}
