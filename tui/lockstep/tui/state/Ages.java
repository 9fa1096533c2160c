package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;

/** How long something has been, as briefly as can be read: {@code 4s}, {@code 1m12s}, {@code 3h05m}, {@code 2d}. */
public final class Ages {

    /** The clocks of two hosts may differ by so much. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private Ages() {}

    /** What has yet to happen by this clock, which was set back or is not the one it was seen by, has no known age. */
    public static String brief(Duration time) {
        if (time.plus(TOLERATED).isNegative()) {
            return "?";
        }
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 600) {
            return seconds / 60 + "m" + two(seconds % 60) + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3_600 + "h" + two(seconds / 60 % 60) + "m" : seconds / 86_400 + "d";
    }

    public static String since(Instant then, Instant now) {
        return brief(Duration.between(then, now));
    }

    /** When it was, as seen from now: {@code 4s ago}; of what has yet to happen, that a clock is wrong. */
    public static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.plus(TOLERATED).isNegative() ? "in " + brief(age.negated()) + " by this clock" : brief(age) + " ago";
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
