package lockstep.policy.promotion;

import java.util.List;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;

/**
 * What a policy demands of one of several services.
 *
 * @param requiredGates the gates that must have passed on its staging
 * @param canary whether a canary of it must have passed
 */
public record ServiceDemand(ServiceName name, List<GateName> requiredGates, boolean canary) {

    public ServiceDemand {
        requiredGates = List.copyOf(requiredGates);
    }
}
