package lockstep.gates.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long each phase of a call took. A phase that did not happen (no look-up on a kept connection, no TLS for http)
 * is empty. {@code firstByte} is from sending the request to the first byte of the answer.
 */
public record Timing(
        Optional<Duration> dns,
        Optional<Duration> connect,
        Optional<Duration> tls,
        Optional<Duration> firstByte,
        Duration total) {}
