package lockstep.record.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.gate.JsonReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one receiver was told already, by this clone.
 *
 * @param since nothing that says that it was recorded before is told
 * @param begun whether what was recorded before it was first read is among the delivered: from then on no event is too
 *     old, whatever the clock of the host that recorded it says
 * @param delivered the ids of the last events
 * @param refused how often the receiver refused an event that waits, by its id
 * @param edition which kinds of events it knows of: what came to be told later is no news of years ago
 */
public record Outbox(
        Instant since, boolean begun, SequencedSet<String> delivered, SequencedMap<String, Integer> refused,
        int edition) {

    /** Largest form of it. */
    public static final int LARGEST = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int EDITION = 2;
    private static final Set<String> SINCE_EDITION_2 = Set.of("canary-breach", "canary-abort-failed");
    private static final int MOST = 20_000;
    private static final Duration OVERLAP = Duration.ofDays(1);

    /** Whoever begins to listen is told of the last hour, and of what comes. */
    public static Outbox begunAt(Instant now) {
        return new Outbox(now.minus(Duration.ofHours(1)), false, new LinkedHashSet<>(), new LinkedHashMap<>(),
                EDITION);
    }

    /** @return as it was begun where the text cannot be read */
    public static Outbox read(byte[] json, Outbox otherwise) {
        try {
            return JsonReader.read(json)
                    .map(tree -> new Outbox(
                            Instant.parse(tree.path("since").asString("")), tree.path("begun").asBoolean(false),
                            tree.path("delivered").valueStream().filter(JsonNode::isString).map(JsonNode::asString)
                                    .collect(Collectors.toCollection(LinkedHashSet::new)),
                            refusals(tree.path("refused")), tree.path("edition").asInt(1)))
                    .orElse(otherwise);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static SequencedMap<String, Integer> refusals(JsonNode tree) {
        SequencedMap<String, Integer> refused = new LinkedHashMap<>();
        tree.propertyStream().forEach(one -> refused.put(one.getKey(), one.getValue().asInt(0)));
        return refused;
    }

    public byte[] write() {
        ObjectNode tree = MAPPER.createObjectNode().put("since", since.toString()).put("begun", begun)
                .put("edition", edition);
        ArrayNode ids = tree.putArray("delivered");
        delivered.forEach(ids::add);
        if (!refused.isEmpty()) {
            ObjectNode counts = tree.putObject("refused");
            refused.forEach(counts::put);
        }
        return MAPPER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The same as it is once the record was read: what was there before is known by name, not by its date.
     *
     * @param recently of kinds that are told since it was begun, only those that came after that are news
     */
    public Outbox reading(List<ReleaseEvent> events, Instant recently) {
        if (begun) {
            return edition >= EDITION ? this : new Outbox(since, true, delivered, refused, EDITION).passing(
                    events.stream().filter(event -> SINCE_EDITION_2.contains(event.action().action())
                            && event.action().at().isBefore(recently)).toList());
        }
        SequencedSet<String> all = events.stream().filter(event -> event.action().at().isBefore(since))
                .map(ReleaseEvent::id).collect(Collectors.toCollection(LinkedHashSet::new));
        all.addAll(delivered);
        Instant latest = Instant.EPOCH;
        if (all.size() > MOST) {
            latest = since;
            all = delivered;
        }
        return new Outbox(latest, true, all, refused, EDITION);
    }

    /** In their order; what was told is left out. */
    public List<ReleaseEvent> pending(List<ReleaseEvent> events) {
        return events.stream()
                .filter(event -> !event.action().at().isBefore(since) && !delivered.contains(event.id()))
                .toList();
    }

    /** The same without events that nobody wanted when they came by: who wants such later is told of later ones. */
    public Outbox passing(List<ReleaseEvent> unwanted) {
        Outbox passed = this;
        for (ReleaseEvent event : unwanted) {
            passed = passed.with(event);
        }
        return passed;
    }

    /** Once more the receiver would not have it. */
    public Outbox refusing(ReleaseEvent event) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>(refused);
        counts.merge(event.id(), 1, Integer::sum);
        return new Outbox(since, begun, delivered, counts, edition);
    }

    public int refusals(ReleaseEvent event) {
        return refused.getOrDefault(event.id(), 0);
    }

    /** It was told, or is given up. */
    public Outbox with(ReleaseEvent event) {
        SequencedSet<String> all = new LinkedHashSet<>(delivered);
        all.add(event.id());
        Instant from = since;
        while (all.size() > MOST) {
            all.removeFirst();
            from = event.action().at().minus(OVERLAP);
        }
        SequencedMap<String, Integer> counts = new LinkedHashMap<>(refused);
        counts.remove(event.id());
        return new Outbox(from.isBefore(since) ? since : from, begun, all, counts, edition);
    }
}
