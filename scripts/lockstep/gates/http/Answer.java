package lockstep.gates.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * A complete answer. Its body lives only as long as its evaluation; evidence keeps size and digest.
 *
 * @param certificateEnds until when the server's certificate is valid; empty without TLS
 */
public record Answer(
        HttpUrl url, String protocol, int status, Headers headers, byte[] body, Timing timing,
        Optional<Instant> certificateEnds)
        implements Observation {

    /** Without TLS. */
    public Answer(HttpUrl url, String protocol, int status, Headers headers, byte[] body, Timing timing) {
        this(url, protocol, status, headers, body, timing, Optional.empty());
    }

    @Override
    public String words() {
        return status + " " + protocol + ", " + body.length + " bytes" + timing.words();
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.values(name).stream().findFirst();
    }

    /** Where a redirect leads, as it may be shown: without user, password and query. */
    public Optional<String> location() {
        return header("Location").filter(where -> !where.isBlank()).map(Withheld::whole);
    }

    /**
     * The cookies that this answer sets and that are alive: with a value, and not set to expire at once. Of one that it
     * sets several times, the last counts.
     */
    public List<String> cookiesSet() {
        long now = System.currentTimeMillis();
        Map<List<String>, Cookie> last = new LinkedHashMap<>();
        for (Cookie cookie : Cookie.parseAll(url, headers)) {
            last.put(List.of(cookie.name(), cookie.domain(), cookie.path()), cookie);
        }
        return last.values().stream()
                .filter(cookie -> !cookie.value().isBlank() && cookie.expiresAt() > now)
                .map(Cookie::name)
                .distinct()
                .toList();
    }

    /** The body as text; empty when it is not valid UTF-8. */
    public Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    public String bodySha256() {
        return Sha256.of(body).hex();
    }
}
