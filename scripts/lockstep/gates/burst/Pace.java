package lockstep.gates.burst;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;

/** At most so many requests within so much time: what a service allows, or what gates keep to. */
public record Pace(int requests, Duration window) {

    /** As fast as the service answers. */
    public static final Pace FREE = new Pace(Integer.MAX_VALUE, Duration.ZERO);

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,4})/(.{1,20})");
    private static final Duration LONGEST = Duration.ofHours(1);

    public Pace {
        if (requests < 1 || window.isNegative()) {
            throw new IllegalArgumentException("a pace is at least one request in a window of time");
        }
    }

    /** One request less than what the built-in service allows: it is left for others. */
    public static Pace defaults() {
        return new Pace(4, Duration.ofSeconds(10));
    }

    /** {@code 4/10s}, or {@code free}. */
    public static Pace parse(String text) {
        if (text.strip().equalsIgnoreCase("free")) {
            return FREE;
        }
        Matcher match = SHAPE.matcher(text.strip());
        if (!match.matches() || Integer.parseInt(match.group(1)) < 1) {
            throw wrong(text);
        }
        Duration window = Durations.parse(match.group(2));
        if (window.compareTo(LONGEST) > 0) {
            throw wrong(text);
        }
        return new Pace(Integer.parseInt(match.group(1)), window);
    }

    private static UsageError wrong(String text) {
        return new UsageError(
                "'" + Sanitiser.line(text, 40) + "' is not a pace",
                "Write requests and time, like 4/10s, at most an hour; or free.");
    }

    @Override
    public String toString() {
        return equals(FREE) ? "free" : requests + " requests in " + Durations.human(window);
    }
}
