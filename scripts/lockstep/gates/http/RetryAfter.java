package lockstep.gates.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header: seconds, or an HTTP date (RFC 9110 §10.2.3). */
public final class RetryAfter {

    /** No service means to be left alone for longer; larger numbers only serve to overflow. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private RetryAfter() {}

    /** The time to wait; empty when the value is neither form or is negative. A date in the past means now. */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 40 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long seconds = text.length() > 12 ? Long.MAX_VALUE : Long.parseLong(text);
            return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        try {
            Instant when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(now, when);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
