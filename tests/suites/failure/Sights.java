package tests.suites.failure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Timing;
import lockstep.gates.http.Trouble;
import lockstep.suites.failure.HealthSnapshot;
import lockstep.suites.limits.ChatOutcomeClassifier;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** What looks at a service in a failure drill show. */
final class Sights {

    static final Instant BEGUN = Instant.parse("2026-01-22T10:00:00Z");

    private static final Timing NO_TIME = new Timing(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);

    private Sights() {}

    static Observation answer(int status, String body, String... headers) {
        return new Answer(HttpUrl.get("http://x/"), "http/1.1", status, Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8), NO_TIME);
    }

    static Observation chat(int status, String failure, String... headers) {
        return answer(status, "{\"action\":\"FALLBACK\",\"rendered_text\":\"Later.\",\"failure_type\":\"" + failure + "\"}",
                headers);
    }

    static Observation trouble(Trouble trouble) {
        return new NoAnswer(trouble, "the detail", OptionalInt.empty(), NO_TIME);
    }

    static HealthSnapshot sight(int seconds, Observation health, Observation dbHealth, Observation chat) {
        Instant at = BEGUN.plusSeconds(seconds);
        return new HealthSnapshot(at, health, dbHealth, chat, new ChatOutcomeClassifier(true).of(chat, at));
    }
}
