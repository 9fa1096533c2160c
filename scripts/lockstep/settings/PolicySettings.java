package lockstep.settings;

import java.time.Duration;
import java.util.List;
import lockstep.gates.gate.GateName;

/**
 * What a promotion needs.
 *
 * @param gateMaxAge how old a staging run may be
 * @param requireRevision whether the service's own word on its commit is needed
 * @param fullRevision whether that has to be all forty digits of it
 * @param requiredGates the gates that must have passed
 */
public record PolicySettings(
        Duration gateMaxAge, boolean requireRevision, boolean fullRevision, List<GateName> requiredGates) {

    public PolicySettings {
        requiredGates = List.copyOf(requiredGates);
    }

    /** The same with other gates. */
    PolicySettings requiring(List<GateName> gates) {
        return new PolicySettings(gateMaxAge, requireRevision, fullRevision, gates);
    }

    static PolicySettings defaults() {
        return new PolicySettings(
                Duration.ofHours(24),
                true,
                false,
                List.of(
                        new GateName("health"), new GateName("db_health"), new GateName("whoami"),
                        new GateName("chat_happy"), new GateName("chat_415"), new GateName("burst_429")));
    }
}
