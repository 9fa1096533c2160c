package lockstep.record.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one receiver was told already, by this clone.
 *
 * @param since nothing that was recorded before is told
 * @param delivered the ids of the last events
 */
public record Outbox(Instant since, SequencedSet<String> delivered) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int MOST = 5_000;
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** Whoever begins to listen is told of the last hour, and of what comes. */
    public static Outbox begunAt(Instant now) {
        return new Outbox(now.minus(Duration.ofHours(1)), new LinkedHashSet<>());
    }

    /** @return as it was begun where the text cannot be read */
    public static Outbox read(byte[] json, Outbox otherwise) {
        try {
            return JsonReader.read(new String(json, StandardCharsets.UTF_8))
                    .map(tree -> new Outbox(
                            Instant.parse(tree.path("since").asString("")),
                            tree.path("delivered").valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                                    .collect(Collectors.toCollection(LinkedHashSet::new))))
                    .orElse(otherwise);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    public byte[] write() {
        ObjectNode tree = MAPPER.createObjectNode().put("since", since.toString());
        ArrayNode ids = tree.putArray("delivered");
        delivered.forEach(ids::add);
        return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** In their order; what was told is left out. */
    public List<ReleaseEvent> pending(List<ReleaseEvent> events) {
        return events.stream()
                .filter(event -> !event.action().at().isBefore(since) && !delivered.contains(event.id()))
                .toList();
    }

    public Outbox with(ReleaseEvent event) {
        SequencedSet<String> all = new LinkedHashSet<>(delivered);
        all.add(event.id());
        Instant from = since;
        while (all.size() > MOST) {
            all.removeFirst();
            from = event.action().at().minus(OVERLAP);
        }
        return new Outbox(from.isBefore(since) ? since : from, all);
    }
}
