package lockstep.settings;

import java.time.Duration;
import java.util.List;
import lockstep.gates.gate.GateName;

/**
 * What a promotion needs.
 *
 * @param gateMaxAge how old a staging run may be
 * @param requireRevision whether the service's own word on its commit is needed
 * @param requiredGates the gates that must have passed
 */
public record PolicySettings(Duration gateMaxAge, boolean requireRevision, List<GateName> requiredGates) {

    public PolicySettings {
        requiredGates = List.copyOf(requiredGates);
    }

    static PolicySettings defaults() {
        return new PolicySettings(
                Duration.ofHours(24),
                true,
                List.of(
                        new GateName("health"), new GateName("db_health"), new GateName("whoami"),
                        new GateName("chat_happy"), new GateName("chat_415"), new GateName("burst_429")));
    }
}
