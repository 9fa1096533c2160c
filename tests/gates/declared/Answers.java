package tests.gates.declared;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Timing;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Answers that nobody had to send. */
public final class Answers {

    private Answers() {}

    public static Answer answer(int status, String body, String... headers) {
        return new Answer(
                HttpUrl.get("http://x/"), "http/1.1", status, Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8), took(Duration.ofMillis(5)), Optional.empty());
    }

    public static Answer withCertificateUntil(Instant end) {
        return new Answer(HttpUrl.get("https://x/"), "http/1.1", 200, Headers.of(), new byte[0],
                took(Duration.ofMillis(5)), Optional.of(end));
    }

    public static Answer after(Duration time) {
        return new Answer(HttpUrl.get("http://x/"), "http/1.1", 200, Headers.of(), new byte[0], took(time));
    }

    private static Timing took(Duration time) {
        return new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), time);
    }
}
