package lockstep.suites.proof;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that a server is to give. */
public record ServedAnswer(int status, Map<String, String> headers, String body, Duration delay) {

    public ServedAnswer {
        headers = new LinkedHashMap<>(headers);
    }

    ServedAnswer withStatus(int other) {
        return new ServedAnswer(other, headers, body, delay);
    }

    ServedAnswer withHeader(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ServedAnswer(status, all, body, delay);
    }

    ServedAnswer withoutHeader(String name) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.remove(name);
        return new ServedAnswer(status, all, body, delay);
    }

    ServedAnswer withBody(String other) {
        return new ServedAnswer(status, headers, other, delay);
    }

    ServedAnswer after(Duration time) {
        return new ServedAnswer(status, headers, body, time);
    }
}
