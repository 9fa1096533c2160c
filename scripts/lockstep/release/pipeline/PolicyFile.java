package lockstep.release.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.record.history.RecordedPolicy;
import lockstep.release.site.PipelineInForce;
import lockstep.settings.Config;
import lockstep.settings.GovernedConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a recorded promotion says in its policy.json: the policy that it was decided by, and the configuration. */
final class PolicyFile {

    private static final Map<String, String> USUAL = GovernedConfig.of(Config.defaults()).values();

    private final JsonNode tree;
    private final Optional<SortedMap<String, String>> values;
    private final SortedMap<String, String> pipeline;
    private final PolicyEdition edition;
    private Optional<List<String>> contradictions = Optional.empty();
    /** Moves that follow one another have as a rule the same in force. */
    private Optional<Compared> last = Optional.empty();

    private record Compared(PipelineInForce.Then inForce, List<String> differing) {}

    /** @param json empty where there is no such file */
    PolicyFile(Optional<byte[]> json) {
        tree = json.flatMap(JsonReader::read).orElse(MissingNode.getInstance());
        values = Optional.of(configuration().path("values")).filter(JsonNode::isObject).map(PolicyFile::texts);
        pipeline = PipelineInForce.ofPipeline(values.orElseGet(TreeMap::new));
        edition = PolicyEdition.of(RecordedPolicy.edition(configuration()));
    }

    private static SortedMap<String, String> texts(JsonNode values) {
        SortedMap<String, String> texts = new TreeMap<>();
        values.properties().forEach(value -> texts.put(value.getKey(), value.getValue().asString("")));
        return Collections.unmodifiableSortedMap(texts);
    }

    /** Whether it was written by one who knows of pipelines. */
    boolean tellsConfiguration() {
        return configuration().isObject();
    }

    /** Of the configuration; empty where none are told. */
    Optional<SortedMap<String, String>> values() {
        return values;
    }

    /** Those of the pipeline alone. */
    SortedMap<String, String> pipeline() {
        return pipeline;
    }

    PolicyEdition edition() {
        return edition;
    }

    /** As it is written there, which need not be a number. */
    String editionAsWritten() {
        return String.valueOf(configuration().path("edition"));
    }

    /** Of the configuration that it names. */
    String sha256() {
        return configuration().path("sha256").asString("");
    }

    /** Of the configuration that it says was in force. */
    String inForceSha256() {
        return configuration().path("in_force_sha256").asString("");
    }

    private JsonNode configuration() {
        return tree.path("configuration");
    }

    /** What it is held to, against the configuration that it names. */
    List<String> contradictions() {
        if (contradictions.isEmpty()) {
            contradictions = Optional.of(contradictions(values.orElseGet(TreeMap::new)));
        }
        return contradictions.get();
    }

    private List<String> contradictions(Map<String, String> written) {
        List<String> keys = new ArrayList<>();
        if (tree.path("gate_max_age_seconds").asLong(-1) != seconds(value(written, "policy.gate_max_age"))) {
            keys.add("policy.gate_max_age");
        }
        if (!tree.path("require_revision").toString().equals(value(written, "policy.require_revision"))) {
            keys.add("policy.require_revision");
        }
        JsonNode services = tree.path("services");
        if (services.isArray() && !services.isEmpty()) {
            services.forEach(one -> {
                String key = "services." + one.path("name").asString("");
                differing(one, key + ".required_gates", written).ifPresent(keys::add);
                // Policies from before each service could have a canary say nothing of it.
                if (one.path("canary").asBoolean(false) != hasCanary(key, written)) {
                    keys.add(key + ".canary");
                }
            });
        } else {
            differing(tree, "policy.required_gates", written).ifPresent(keys::add);
        }
        return keys;
    }

    private static boolean hasCanary(String service, Map<String, String> written) {
        return written.keySet().stream().anyMatch(key -> key.startsWith(service + ".canary."));
    }

    private static Optional<String> differing(JsonNode tree, String key, Map<String, String> written) {
        String gates = tree.path("required_gates").valueStream()
                .map(gate -> gate.asString(""))
                .collect(Collectors.joining(", ", "[", "]"));
        return Sanitiser.line(gates).equals(value(written, key)) ? Optional.empty() : Optional.of(key);
    }

    private static long seconds(String duration) {
        try {
            return Duration.parse(duration).toSeconds();
        } catch (DateTimeException e) {
            return -2;
        }
    }

    /** Older records do not name what was not to be set then. */
    private static String value(Map<String, String> written, String key) {
        return written.getOrDefault(key, USUAL.getOrDefault(key, ""));
    }

    /** The keys that it can be asked about, and whose values are others than those in force. */
    List<String> differing(PipelineInForce.Then inForce) {
        if (last.filter(compared -> compared.inForce() == inForce).isEmpty()) {
            last = Optional.of(new Compared(inForce, compared(inForce.values(), values.orElseGet(TreeMap::new))));
        }
        return last.get().differing();
    }

    private List<String> compared(Map<String, String> governing, Map<String, String> written) {
        TreeSet<String> keys = new TreeSet<>(governing.keySet());
        keys.addAll(written.keySet());
        return keys.stream()
                .filter(edition::asks)
                .filter(key -> !GovernedConfig.isAlike(key, governing, written))
                .filter(key -> written.containsKey(key) || !Objects.equals(governing.get(key), USUAL.get(key)))
                .toList();
    }
}
