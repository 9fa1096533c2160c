package lockstep.base.release;

import java.time.DateTimeException;
import java.time.Instant;

/** The times that a record may name: what is dated outside is nobody's doing, and reckoning with it would overflow. */
public final class RecordedTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

    private RecordedTime() {}

    /** @throws DateTimeException if it is none, or out of all bounds */
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new DateTimeException("a time is out of bounds");
        }
        return time;
    }
}
