package lockstep.suites.proof;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that a server is to give.
 *
 * @param delay how long it takes, really
 * @param late how much time seems to have passed when it comes
 */
public record ServedAnswer(int status, Map<String, String> headers, String body, Duration delay, Duration late) {

    public ServedAnswer {
        headers = new LinkedHashMap<>(headers);
    }

    ServedAnswer(int status, Map<String, String> headers, String body, Duration delay) {
        this(status, headers, body, delay, Duration.ZERO);
    }

    ServedAnswer withStatus(int other) {
        return new ServedAnswer(other, headers, body, delay, late);
    }

    ServedAnswer withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ServedAnswer(status, all, body, delay, late);
    }

    ServedAnswer withoutHeader(String name) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.remove(name);
        return new ServedAnswer(status, all, body, delay, late);
    }

    ServedAnswer withBody(String other) {
        return new ServedAnswer(status, headers, other, delay, late);
    }

    ServedAnswer after(Duration time) {
        return new ServedAnswer(status, headers, body, time, late);
    }

    ServedAnswer lateBy(Duration time) {
        return new ServedAnswer(status, headers, body, delay, time);
    }
}
