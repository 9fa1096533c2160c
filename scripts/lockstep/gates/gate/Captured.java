package lockstep.gates.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What gates took from answers for the gates after them. Lives as long as its run, and is never recorded. */
public final class Captured {

    private final Map<String, JsonNode> values = new ConcurrentHashMap<>();

    public void put(String name, JsonNode value) {
        values.put(name, value);
    }

    public Map<String, JsonNode> values() {
        return Map.copyOf(values);
    }
}
