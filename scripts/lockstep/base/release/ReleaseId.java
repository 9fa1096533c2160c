package lockstep.base.release;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The name of a promotion or rollback in the release log: {@code YYYYMMDD-HHMM-rc1} or {@code -rb1}, in UTC
 * (docs/policy.md#id-unique). The counter rises when the minute is taken.
 */
public record ReleaseId(LocalDateTime minute, Kind kind, int counter) implements Comparable<ReleaseId> {

    /** What the id's letters stand for. */
    public enum Kind {
        PROMOTION("rc", "promote-release"),
        ROLLBACK("rb", "rollback-release");

        private final String letters;
        private final String command;

        Kind(String letters, String command) {
            this.letters = letters;
            this.command = command;
        }

        /** What begins one, and finishes one that is open. */
        public String command() {
            return command;
        }
    }

    /** {@code YYYYMMDD-HHMM-rc}, and the counter after it. */
    private static final int BEFORE_COUNTER = 16;
    private static final int LONGEST = BEFORE_COUNTER + 4;

    public ReleaseId {
        if (counter < 1 || counter > 9999) {
            throw new IllegalArgumentException("release id counter out of 1..9999: " + counter);
        }
    }

    public static ReleaseId first(Kind kind, Instant when) {
        LocalDateTime utc = LocalDateTime.ofInstant(when, ZoneOffset.UTC);
        return new ReleaseId(utc.withSecond(0).withNano(0), kind, 1);
    }

    /** Sign by sign: ids are read by the hundred thousand. */
    public static Optional<ReleaseId> tryParse(String text) {
        if (text.length() <= BEFORE_COUNTER || text.length() > LONGEST || text.charAt(8) != '-'
                || text.charAt(13) != '-' || text.charAt(14) != 'r' || text.charAt(BEFORE_COUNTER) == '0') {
            return Optional.empty();
        }
        int day = number(text, 0, 8);
        int time = number(text, 9, 13);
        int counter = number(text, BEFORE_COUNTER, text.length());
        char kind = text.charAt(15);
        if (day < 0 || time < 0 || counter < 0 || kind != 'c' && kind != 'b') {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReleaseId(
                    LocalDateTime.of(day / 10_000, day / 100 % 100, day % 100, time / 100, time % 100),
                    kind == 'c' ? Kind.PROMOTION : Kind.ROLLBACK, counter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Below zero where there is anything but ASCII's digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The command that finishes it, from any host, while it is open. */
    public String finishedBy() {
        return kind.command() + " --resume";
    }

    public ReleaseId next() {
        return new ReleaseId(minute, kind, counter + 1);
    }

    /** Such as {@code 2026-01}. */
    public String month() {
        StringBuilder month = digits(new StringBuilder(7), minute.getYear(), 4).append('-');
        return digits(month, minute.getMonthValue(), 2).toString();
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
        StringBuilder text = new StringBuilder(LONGEST);
        digits(text, minute.getYear(), 4);
        digits(text, minute.getMonthValue(), 2);
        digits(text, minute.getDayOfMonth(), 2).append('-');
        digits(text, minute.getHour(), 2);
        digits(text, minute.getMinute(), 2).append('-');
        return text.append(kind.letters).append(counter).toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int atLeast) {
        String digits = Integer.toString(number);
        return text.repeat('0', Math.max(0, atLeast - digits.length())).append(digits);
    }
}
