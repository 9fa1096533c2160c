package lockstep.base.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A second of UTC as names of files have it, like {@code 20260504T093000Z}: sorted as texts they are in order. */
public final class SecondStamp {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SecondStamp() {}

    public static String of(Instant time) {
        return FORM.format(time);
    }

    /** Empty where it is none. */
    public static Optional<Instant> read(String stamp) {
        try {
            return Optional.of(Instant.from(FORM.parse(stamp)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
