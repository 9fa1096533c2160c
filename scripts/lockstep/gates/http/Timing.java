package lockstep.gates.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;

/**
 * How long each phase of a call took. A phase that did not happen (no look-up on a kept connection, no TLS for http)
 * is empty. {@code firstByte} is from sending the request to the first byte of the answer.
 *
 * @param attempts how often the request was sent, within {@code total}
 */
public record Timing(
        Optional<Duration> dns,
        Optional<Duration> connect,
        Optional<Duration> tls,
        Optional<Duration> firstByte,
        Duration total,
        int attempts) {

    /** Of a request that was sent once. */
    public Timing(
            Optional<Duration> dns, Optional<Duration> connect, Optional<Duration> tls, Optional<Duration> firstByte,
            Duration total) {
        this(dns, connect, tls, firstByte, total, 1);
    }

    /** The phases that happened: {@code (look-up 2 ms, TLS 31 ms)}. */
    String words() {
        Map<String, Optional<Duration>> phases = new LinkedHashMap<>();
        phases.put("look-up", dns);
        phases.put("connect", connect);
        phases.put("TLS", tls);
        phases.put("first byte", firstByte);
        String all = phases.entrySet().stream()
                .flatMap(phase -> phase.getValue().stream().map(took -> phase.getKey() + " " + Durations.human(took)))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " (" + all + ")";
    }
}
