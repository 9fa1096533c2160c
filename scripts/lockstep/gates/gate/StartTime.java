package lockstep.gates.gate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * Since when a service says that it is up. It is compared with the {@code Date} of the same answer: by the service's
 * own clock, for it may differ from this host's.
 */
final class StartTime {

    private static final double EARLIEST_SECONDS = 1e9;
    private static final double EARLIEST_MILLIS = 1e12;
    private static final double LATEST_MILLIS = 1e14;

    private StartTime() {}

    /** How long before the answer it started; empty where it does not tell both times. */
    static Optional<Duration> before(Answer answer, JsonNode body, List<String> fields) {
        Optional<Instant> now = answer.header("Date").flatMap(text -> read(text, StartTime::httpDate));
        return now.flatMap(when -> fields.stream()
                .flatMap(field -> start(body.path(field)).stream())
                .map(start -> Duration.between(start, when))
                .filter(ago -> !ago.isNegative())
                .findFirst());
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** A time in ISO 8601, or seconds or milliseconds since 1970. */
    private static Optional<Instant> start(JsonNode value) {
        if (value.isString()) {
            return read(value.asString(), text -> OffsetDateTime.parse(text).toInstant());
        }
        double number = value.isNumber() ? value.asDouble(0) : 0;
        return number < EARLIEST_SECONDS || number > LATEST_MILLIS
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli((long) (number < EARLIEST_MILLIS ? number * 1_000 : number)));
    }

    private static Optional<Instant> read(String text, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
