package lockstep.base.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;

/** Durations as people write them ({@code 90s}, {@code 1h30m}, {@code 500ms}, or ISO 8601) and as people read them. */
public final class Durations {

    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");

    private Durations() {}

    /** A duration of more than nothing. */
    public static Duration parse(String text) {
        Duration duration = read(text.strip().toLowerCase(Locale.ROOT));
        if (duration == null || duration.isNegative() || duration.isZero()) {
            throw new UsageError(
                    "'" + Sanitiser.line(text, 40) + "' is not a duration", "Write it like 90s, 5m, 1h30m or 500ms.");
        }
        return duration;
    }

    private static Duration read(String text) {
        if (text.startsWith("p")) {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException | ArithmeticException e) {
                return null;
            }
        }
        Matcher match = PARTS.matcher(text);
        if (text.isEmpty() || !match.matches()) {
            return null;
        }
        return Duration.ofDays(number(match.group(1)))
                .plusHours(number(match.group(2)))
                .plusMinutes(number(match.group(3)))
                .plusSeconds(number(match.group(4)))
                .plusMillis(number(match.group(5)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** To be typed, in whole seconds, as options and files take it: {@code 1h30m}. */
    public static String typed(Duration duration) {
        String text = unit(duration.toDays(), "d") + unit(duration.toHoursPart(), "h")
                + unit(duration.toMinutesPart(), "m") + unit(duration.toSecondsPart(), "s");
        return text.isEmpty() ? "1s" : text;
    }

    private static String unit(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }

    /** Short, for a person: {@code 31 ms}, {@code 1.2 s}, {@code 4 min 05 s}, {@code 3 h 20 min}, {@code 2 d 4 h}. */
    public static String human(Duration duration) {
        long ms = duration.toMillis();
        if (ms < 1_000) {
            return ms + " ms";
        }
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1_000.0);
        }
        long seconds = ms / 1_000;
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        long minutes = seconds / 60;
        if (minutes < 48 * 60) {
            return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
        }
        return String.format(Locale.ROOT, "%d d %d h", minutes / 1_440, minutes % 1_440 / 60);
    }
}
