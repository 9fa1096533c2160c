package lockstep.gates.declared;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The same gate for each of some values, which its request names by {@code {{name}}}. */
public record EachOf(String name, List<JsonNode> values) {

    public EachOf {
        values = List.copyOf(values);
    }
}
