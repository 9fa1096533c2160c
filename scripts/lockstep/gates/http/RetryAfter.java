package lockstep.gates.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The {@code Retry-After} header: seconds, or an HTTP date in any of its three forms (RFC 9110 §10.2.3, §5.6.7). */
public final class RetryAfter {

    /** No service means to be left alone for longer; larger numbers only serve to overflow. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.US);

    private RetryAfter() {}

    /** The time to wait; empty when the value is neither form or is negative. A date in the past means now. */
    public static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 40 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long seconds = text.length() > 12 ? Long.MAX_VALUE : Long.parseLong(text);
            return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        return date(text, now).map(when -> Duration.between(now, when))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Instant> date(String text, Instant now) {
        String spaced = text.replaceAll(" {2,3}", " ");
        return read(() -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                .or(() -> read(() -> LocalDateTime.parse(spaced, ASCTIME).toInstant(ZoneOffset.UTC)))
                .or(() -> read(() -> LocalDateTime.parse(text, rfc850(now)).toInstant(ZoneOffset.UTC)));
    }

    private static Optional<Instant> read(Supplier<Instant> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A year of two digits that seems to be more than 50 years ahead is the one a century before. */
    private static DateTimeFormatter rfc850(Instant now) {
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, now.atOffset(ZoneOffset.UTC).getYear() - 49)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }
}
