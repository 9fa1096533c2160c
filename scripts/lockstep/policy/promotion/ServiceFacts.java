package lockstep.policy.promotion;

import java.util.List;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;

/**
 * What a promotion of several services is decided on of one of them.
 *
 * @param stagingBase the configured address of its staging
 * @param requiredGates the gates that must have passed there
 * @param production what its production says it runs
 */
public record ServiceFacts(
        ServiceName name, String stagingBase, List<GateName> requiredGates, ProductionSeen production) {

    public ServiceFacts {
        requiredGates = List.copyOf(requiredGates);
    }
}
