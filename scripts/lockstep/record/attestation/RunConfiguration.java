package lockstep.record.attestation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run asked and expected, without what it saw and without the commit: the same for every run of the same suite
 * against the same service, so that its digest can be compared. Exactly the bytes of
 * {@code jq -cS '{suite, mode, base, gates: [.gates[] | select(.name != "revision") | {name, request, expected}]}'}.
 */
final class RunConfiguration {

    static final String NAME = "gates";

    /** This gate's claim names the commit, which is the statement's subject. */
    private static final String REVISION = "revision";

    private static final List<String> OF_A_RUN = List.of("suite", "mode", "base");
    private static final List<String> OF_A_GATE = List.of("name", "request", "expected");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RunConfiguration() {}

    /** @param tree the run */
    static byte[] of(JsonNode tree) {
        List<Object> gates = new ArrayList<>();
        gates(tree).forEach(gate -> gates.add(pick(gate, OF_A_GATE)));
        Map<String, Object> configuration = pick(tree, OF_A_RUN);
        configuration.put("gates", gates);
        return (MAPPER.writeValueAsString(configuration) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What of a run it is made of: where that is equal, so is the configuration. */
    static List<JsonNode> parts(JsonNode tree) {
        List<JsonNode> parts = new ArrayList<>();
        OF_A_RUN.forEach(name -> parts.add(tree.path(name)));
        gates(tree).forEach(gate -> OF_A_GATE.forEach(name -> parts.add(gate.path(name))));
        return parts;
    }

    private static Stream<JsonNode> gates(JsonNode tree) {
        return tree.path("gates").valueStream().filter(gate -> !REVISION.equals(gate.path("name").asString("")));
    }

    private static Map<String, Object> pick(JsonNode tree, List<String> names) {
        Map<String, Object> picked = new TreeMap<>();
        names.forEach(name -> picked.put(name, sorted(tree.path(name))));
        return picked;
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node.isMissingNode() ? MAPPER.nullNode() : node;
    }
}
