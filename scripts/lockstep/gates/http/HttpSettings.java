package lockstep.gates.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to call: limits of time and size, extra headers, whom to trust, which way to go.
 *
 * @param connect limit for look-up, connection and TLS handshake, each
 * @param read limit for silence in the middle of an answer
 * @param call limit for one whole call
 * @param bodyCap most bytes of a body that are read, after decompression
 * @param headers sent with every request
 * @param caFile PEM certificates to trust beside the platform's
 * @param environment where the proxy variables are looked up
 */
public record HttpSettings(
        Duration connect,
        Duration read,
        Duration call,
        int bodyCap,
        List<RequestHeader> headers,
        Optional<Path> caFile,
        Map<String, String> environment) {

    public static final int MEBIBYTE = 1 << 20;

    public HttpSettings {
        headers = List.copyOf(headers);
        environment = Map.copyOf(environment);
    }

    /** A model may think for a while; everything else is bounded by the same. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(30), MEBIBYTE,
                List.of(), Optional.empty(), Map.of());
    }

    public HttpSettings withTimes(Duration connect, Duration read, Duration call) {
        return new HttpSettings(connect, read, call, bodyCap, headers, caFile, environment);
    }

    public HttpSettings withHeaders(List<RequestHeader> headers) {
        return new HttpSettings(connect, read, call, bodyCap, headers, caFile, environment);
    }

    public HttpSettings withBodyCap(int bodyCap) {
        return new HttpSettings(connect, read, call, bodyCap, headers, caFile, environment);
    }

    public HttpSettings withCaFile(Optional<Path> caFile) {
        return new HttpSettings(connect, read, call, bodyCap, headers, caFile, environment);
    }

    public HttpSettings withEnvironment(Map<String, String> environment) {
        return new HttpSettings(connect, read, call, bodyCap, headers, caFile, environment);
    }
}
