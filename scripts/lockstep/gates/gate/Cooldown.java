package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.gates.http.Answer;
import lockstep.gates.http.RetryAfter;
import tools.jackson.databind.JsonNode;

/** How long a service asks to be left alone: the {@code Retry-After} header, or else a field of the body. */
public final class Cooldown {

    /** Retry-After counts whole seconds and may have been rounded down. */
    public static final Duration ROUNDING = Duration.ofSeconds(1);

    private static final int LONGEST = 1_000_000_000;

    private Cooldown() {}

    /** @param fields of the body, with seconds */
    static Optional<Duration> of(Answer answer, List<String> fields, Instant now) {
        return answer.header("Retry-After")
                .flatMap(value -> RetryAfter.parse(value, now))
                .or(() -> JsonReader.read(answer).flatMap(body -> fromBody(body, fields)));
    }

    private static Optional<Duration> fromBody(JsonNode body, List<String> fields) {
        for (String field : fields) {
            JsonNode value = body.get(field);
            if (value != null && value.isNumber()) {
                double seconds = value.asDouble(-1);
                if (seconds >= 0 && seconds <= LONGEST) {
                    return Optional.of(Duration.ofMillis((long) (seconds * 1000)));
                }
            }
        }
        return Optional.empty();
    }
}
