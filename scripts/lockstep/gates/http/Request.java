package lockstep.gates.http;

import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;

/**
 * One request, relative to a {@link Target}. Bodies are only ever the tool's own fixed payloads.
 *
 * @param hasSecretPath whether nobody is shown where at the host it goes
 */
public record Request(String method, String path, Map<String, String> headers, Optional<Body> body,
        boolean withCookies, boolean hasSecretPath) {

    /** What is sent, and what it is said to be. */
    public record Body(String contentType, String text) {

        /** Whether what sends it takes this for a content type. */
        public static boolean canBe(String contentType) {
            return MediaType.parse(contentType) != null;
        }
    }

    public Request {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + path);
        }
        headers = Map.copyOf(headers);
    }

    public Request(
            String method, String path, Map<String, String> headers, Optional<Body> body, boolean withCookies) {
        this(method, path, headers, body, withCookies, false);
    }

    public static Request get(String path) {
        return new Request("GET", path, Map.of(), Optional.empty(), true);
    }

    public static Request post(String path, String contentType, String text) {
        return new Request("POST", path, Map.of(), Optional.of(new Body(contentType, text)), true);
    }

    public Request withHeaders(Map<String, String> headers) {
        return new Request(method, path, headers, body, withCookies, hasSecretPath);
    }

    /** As a visitor who has not been here before. */
    public Request withoutCookies() {
        return new Request(method, path, headers, body, false, hasSecretPath);
    }

    public Request withSecretPath() {
        return new Request(method, path, headers, body, withCookies, true);
    }
}
