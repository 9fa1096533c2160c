package lockstep.policy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lockstep.gate.GateName;

/**
 * The settings of {@code policy:} in {@code lockstep.yaml}.
 *
 * @param gateMaxAge how old the staging run may be, counted from its start
 * @param requireRevision whether staging and production must say which commit they run
 * @param requiredGates the gates that must have passed, each of them
 */
public record PromotionPolicy(Duration gateMaxAge, boolean requireRevision, List<GateName> requiredGates) {

    public PromotionPolicy {
        requiredGates = List.copyOf(requiredGates);
    }

    public static PromotionPolicy defaults() {
        return new PromotionPolicy(
                Duration.ofHours(24),
                true,
                Stream.of("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429")
                        .map(GateName::new)
                        .toList());
    }
}
