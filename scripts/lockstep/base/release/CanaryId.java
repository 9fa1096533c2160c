package lockstep.base.release;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a canary: {@code YYYYMMDD-HHMM-ca1}, in UTC. The counter rises when the minute is taken. */
public record CanaryId(LocalDateTime minute, int counter) implements Comparable<CanaryId> {

    private static final Pattern SHAPE = Pattern.compile("(\\d{8}-\\d{4})-ca([1-9]\\d{0,3})");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withResolverStyle(ResolverStyle.STRICT);

    public CanaryId {
        if (counter < 1 || counter > 9999) {
            throw new IllegalArgumentException("canary id counter out of 1..9999: " + counter);
        }
    }

    public static CanaryId first(Instant when) {
        return new CanaryId(LocalDateTime.ofInstant(when, ZoneOffset.UTC).withSecond(0).withNano(0), 1);
    }

    public static Optional<CanaryId> tryParse(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CanaryId(
                    LocalDateTime.parse(match.group(1), MINUTE), Integer.parseInt(match.group(2))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public CanaryId next() {
        return new CanaryId(minute, counter + 1);
    }

    /** Such as {@code 2026-01}. */
    public String month() {
        return YearMonth.from(minute).toString();
    }

    @Override
    public int compareTo(CanaryId other) {
        return Comparator.comparing(CanaryId::minute).thenComparing(CanaryId::counter).compare(this, other);
    }

    @Override
    public String toString() {
        return MINUTE.format(minute) + "-ca" + counter;
    }
}
