package lockstep.base.release;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a promotion or rollback in the release log: {@code YYYYMMDD-HHMM-rc1} or {@code -rb1}, in UTC
 * (release-log.md). The counter rises when the minute is taken.
 */
public record ReleaseId(LocalDateTime minute, Kind kind, int counter) implements Comparable<ReleaseId> {

    /** What the id's letters stand for. */
    public enum Kind {
        PROMOTION("rc"),
        ROLLBACK("rb");

        private final String letters;

        Kind(String letters) {
            this.letters = letters;
        }
    }

    private static final Pattern SHAPE = Pattern.compile("(\\d{8}-\\d{4})-(rc|rb)([1-9]\\d{0,3})");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withResolverStyle(ResolverStyle.STRICT);

    public ReleaseId {
        if (counter < 1 || counter > 9999) {
            throw new IllegalArgumentException("release id counter out of 1..9999: " + counter);
        }
    }

    public static ReleaseId first(Kind kind, Instant when) {
        LocalDateTime utc = LocalDateTime.ofInstant(when, ZoneOffset.UTC);
        return new ReleaseId(utc.withSecond(0).withNano(0), kind, 1);
    }

    public static Optional<ReleaseId> tryParse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        Kind kind = match.group(2).equals("rc") ? Kind.PROMOTION : Kind.ROLLBACK;
        try {
            return Optional.of(new ReleaseId(
                    LocalDateTime.parse(match.group(1), MINUTE), kind, Integer.parseInt(match.group(3))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public ReleaseId next() {
        return new ReleaseId(minute, kind, counter + 1);
    }

    /** Such as {@code 2026-01}. */
    public String month() {
        return YearMonth.from(minute).toString();
    }

    @Override
    public int compareTo(ReleaseId other) {
        int byMinute = minute.compareTo(other.minute);
        if (byMinute != 0) {
            return byMinute;
        }
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : Integer.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return MINUTE.format(minute) + "-" + kind.letters + counter;
    }
}
