package lockstep.release.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
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
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.verification.PassageJudge.Recorded;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.release.site.PipelineInForce;
import lockstep.settings.GovernedConfig;
import tools.jackson.databind.JsonNode;

/**
 * Whether a recorded promotion was decided by the policy that was in force when it began: policy.json says by which it
 * was. What it says of the pipeline is judged elsewhere.
 *
 * @param inForce the configuration then; empty where nobody knows any more
 */
record PolicyThen(PromotionIntent intent, Optional<PipelineInForce.Then> inForce) {

    private static final Map<String, String> USUAL = GovernedConfig.of(Config.defaults()).values();
    private static final int MOST = 3;
    private static final int MOST_VALUES = 100_000;

    List<AuditBreach> breaches(Recorded recorded) {
        Optional<JsonNode> policy = recorded.policy()
                .flatMap(json -> JsonReader.read(new String(json, StandardCharsets.UTF_8)))
                .filter(JsonNode::isObject);
        Optional<JsonNode> values = policy.map(tree -> tree.path("configuration").path("values"))
                .filter(JsonNode::isObject);
        if (values.isEmpty()) {
            // Records from before there were checkpoints need not tell.
            return recorded.isBound()
                    ? List.of(breach("it does not say by which configuration it was decided: policy.json has none"))
                    : List.of();
        }
        SortedMap<String, String> written = new TreeMap<>();
        values.get().properties().forEach(value -> written.put(value.getKey(), value.getValue().asString("")));
        if (written.size() > MOST_VALUES) {
            return List.of(breach("its policy.json has " + written.size() + " values; no configuration has so many"));
        }
        JsonNode configuration = policy.get().path("configuration");
        PolicyEdition edition = PolicyEdition.of(RecordedPolicy.edition(configuration));
        if (!edition.isKnown()) {
            return List.of(breach("the configuration in its policy.json is of the edition "
                    + configuration.path("edition")
                    + ", which this Lockstep does not know: a newer one may, or somebody made it up"));
        }
        List<AuditBreach> found = new ArrayList<>();
        contradictions(policy.get(), written).forEach(key ->
                found.add(breach("its policy.json contradicts itself: " + key)));
        if (edition.namesItsOwn()) {
            digests(configuration, edition).ifPresent(found::add);
        }
        inForce.map(governing -> unanswered(governing, written, edition)).filter(keys -> !keys.isEmpty())
                .ifPresent(keys -> found.add(breach("its policy.json has other values than the configuration in force: "
                        + String.join(", ", keys))));
        return found;
    }

    private static AuditBreach breach(String what) {
        return new AuditBreach(AuditRule.POLICY_KEPT, Sanitiser.line(what, 300));
    }

    /** A staging run has to have been made by one of the two. */
    private Optional<AuditBreach> digests(JsonNode configuration, PolicyEdition edition) {
        if (!intent.configuration().equals(Optional.of(configuration.path("sha256").asString("")))) {
            return Optional.of(breach("its policy.json names another configuration than its intent.json"));
        }
        String named = configuration.path("in_force_sha256").asString("");
        return inForce.filter(then -> edition.isOfToday() && !isAcceptedAsAWhole(intent, then)
                && !then.sha256().equals(named)).map(then -> breach(
                "its policy.json says that the configuration " + named + " was in force; it was " + then.sha256()));
    }

    /** What it is held to, against the configuration that it names. */
    private static List<String> contradictions(JsonNode policy, Map<String, String> written) {
        List<String> keys = new ArrayList<>();
        if (policy.path("gate_max_age_seconds").asLong(-1) != seconds(value(written, "policy.gate_max_age"))) {
            keys.add("policy.gate_max_age");
        }
        if (!policy.path("require_revision").toString().equals(value(written, "policy.require_revision"))) {
            keys.add("policy.require_revision");
        }
        JsonNode services = policy.path("services");
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
            differing(policy, "policy.required_gates", written).ifPresent(keys::add);
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

    /** Where it differs from what was in force, and nobody answers for that by name. */
    private List<String> unanswered(
            PipelineInForce.Then then, Map<String, String> written, PolicyEdition edition) {
        Map<String, String> governing = then.values();
        TreeSet<String> keys = new TreeSet<>(governing.keySet());
        keys.addAll(written.keySet());
        return keys.stream()
                .filter(edition::asks)
                .filter(key -> !GovernedConfig.isAlike(key, governing, written))
                .filter(key -> written.containsKey(key) || !Objects.equals(governing.get(key), USUAL.get(key)))
                .filter(key -> !isAccepted(intent, key, then))
                .limit(MOST)
                .toList();
    }

    /** Whether somebody answers for a difference by name; neither what a value says nor a reason does. */
    static boolean isAccepted(PromotionIntent intent, String key, PipelineInForce.Then then) {
        return isNamed(intent, key) || isAcceptedAsAWhole(intent, then);
    }

    /**
     * Who answers for all of it could not read what was in force. It can be read here, so that is believed only where a
     * Lockstep of before may not have known all its keys.
     */
    private static boolean isAcceptedAsAWhole(PromotionIntent intent, PipelineInForce.Then then) {
        return then.hasLaterKeys() && isNamed(intent, ConfigReader.FILE_NAME);
    }

    private static boolean isNamed(PromotionIntent intent, String key) {
        String named = Sanitiser.line(key) + " is ";
        return intent.accepted().stream().anyMatch(line -> line.startsWith(named));
    }
}
