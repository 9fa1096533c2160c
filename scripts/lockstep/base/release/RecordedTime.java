package lockstep.base.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The times that a record may name: what is dated outside is nobody's doing, and reckoning with it would overflow. */
public final class RecordedTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    /** A digit at each 0. */
    private static final String SECONDS = "0000-00-00T00:00:00Z";

    private RecordedTime() {}

    /** @throws DateTimeException if it is none, or out of all bounds */
    public static Instant parse(String text) {
        Instant time = ofSeconds(text).orElseGet(() -> Instant.parse(text));
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new DateTimeException("a time is out of bounds");
        }
        return time;
    }

    /**
     * {@code 2026-01-22T10:00:00Z}, as nearly all of a record is written, sign by sign: times are read by the hundred
     * thousand. Empty for every other form, and for what is no time.
     */
    private static Optional<Instant> ofSeconds(String text) {
        if (text.length() != SECONDS.length()) {
            return Optional.empty();
        }
        for (int at = 0; at < SECONDS.length(); at++) {
            char sign = text.charAt(at);
            boolean fits = SECONDS.charAt(at) == '0' ? sign >= '0' && sign <= '9' : sign == SECONDS.charAt(at);
            if (!fits) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
                    number(text, 14, 16), number(text, 17, 19)).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
