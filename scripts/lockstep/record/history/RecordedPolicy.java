package lockstep.record.history;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Hex;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateName;
import tools.jackson.databind.JsonNode;

/**
 * What of the policy that a promotion was decided by, {@code lockstep/policy/v1}, its staging runs are held against.
 *
 * @param requiredGates of the only service
 * @param services the same of each of several; empty where there is one
 * @param configurations the digests of those that runs could be made by: the given one, the one in force; none in older
 *     editions
 */
public record RecordedPolicy(
        Duration gateMaxAge, boolean requireRevision, List<GateName> requiredGates,
        Map<ServiceName, List<GateName>> services, Set<String> configurations) {

    public static final String SCHEMA = "lockstep/policy/v1";

    /** What is said of a run that counts only if it was accepted with a name and a reason. */
    public static final String OTHERWISE = "was made by another configuration than the one in force";

    public static final int FIRST_EDITION = 1;

    /**
     * Which keys a configuration has, and in which form. To be raised where that changes for a configuration that can
     * have been promoted before: else moves of then are held to words of now. Those of an earlier edition are then
     * asked only for what every edition wrote alike.
     */
    public static final int EDITION = 2;

    private static final int DIGITS = 64;
    private static final long LONGEST_AGE = 100L * 366 * 24 * 3600;

    public RecordedPolicy {
        requiredGates = List.copyOf(requiredGates);
        services = Map.copyOf(services);
        configurations = Set.copyOf(configurations);
    }

    /** Of the only service. */
    public RecordedPolicy(Duration gateMaxAge, boolean requireRevision, List<GateName> requiredGates) {
        this(gateMaxAge, requireRevision, requiredGates, Map.of(), Set.of());
    }

    /** @param where for the message */
    public static RecordedPolicy read(JsonNode tree, String where) {
        if (!SCHEMA.equals(tree.path("schema").asString(""))) {
            throw unreadable(where);
        }
        JsonNode age = tree.path("gate_max_age_seconds");
        JsonNode revision = tree.path("require_revision");
        JsonNode gates = tree.path("required_gates");
        boolean readable = age.isIntegralNumber() && age.canConvertToLong() && revision.isBoolean() && gates.isArray()
                && gates.valueStream().allMatch(JsonNode::isString);
        if (!readable || age.longValue() < 0 || age.longValue() > LONGEST_AGE) {
            throw unreadable(where);
        }
        try {
            return new RecordedPolicy(Duration.ofSeconds(age.longValue()), revision.booleanValue(),
                    gates.valueStream().map(JsonNode::stringValue).map(GateName::new).toList(),
                    services(tree.path("services")), configurations(tree.path("configuration")));
        } catch (IllegalArgumentException e) {
            throw unreadable(where);
        }
    }

    private static Map<ServiceName, List<GateName>> services(JsonNode tree) {
        Map<ServiceName, List<GateName>> services = new HashMap<>();
        tree.forEach(one -> services.put(
                new ServiceName(one.path("name").asString("")),
                one.path("required_gates").valueStream().map(gate -> new GateName(gate.asString(""))).toList()));
        return services;
    }

    /** Below the first where somebody wrote no number there. */
    public static int edition(JsonNode configuration) {
        JsonNode edition = configuration.path("edition");
        if (edition.isMissingNode()) {
            return FIRST_EDITION;
        }
        return edition.isInt() ? edition.intValue() : FIRST_EDITION - 1;
    }

    private static Set<String> configurations(JsonNode tree) {
        return edition(tree) == FIRST_EDITION
                ? Set.of()
                : Stream.of("sha256", "in_force_sha256").map(name -> tree.path(name).asString(""))
                        .map(digest -> Hex.is(digest, DIGITS) ? digest : "")
                        .collect(Collectors.toSet());
    }

    /** Whether somebody answers for a run that was made by another configuration. */
    public static boolean isOtherwiseAccepted(List<String> accepted) {
        return accepted.stream().map(line -> line.split(" \\(accepted by ", 2)[0])
                .anyMatch(fault -> fault.endsWith(OTHERWISE));
    }

    private static NotVerified unreadable(String where) {
        return new NotVerified(
                Sanitiser.line(where, 200) + " cannot be read as a policy",
                "Policies are written by promote-release only; see `release-log verify`.");
    }
}
