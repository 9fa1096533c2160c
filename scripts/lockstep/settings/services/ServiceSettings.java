package lockstep.settings.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.gate.GateName;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.suites.chat.ServiceContract;

/**
 * One of several services: what is its own, while git, evidence, policy and pipeline are the repository's.
 *
 * @param gates declared for it, or for all; none where the built-in ones are asked
 * @param requiredGates those that must have passed on staging
 */
public record ServiceSettings(
        ServiceName name,
        Map<Environment, EnvironmentSettings> environments,
        ServiceContract contract,
        DeclaredGates gates,
        List<GateName> requiredGates,
        Map<Environment, DeploySettings> deploy) {

    public ServiceSettings {
        environments = Map.copyOf(environments);
        requiredGates = List.copyOf(requiredGates);
        deploy = Map.copyOf(deploy);
    }

    /** The same, with the commands of environments started in this folder. */
    public ServiceSettings in(Path folder) {
        Map<Environment, EnvironmentSettings> there = new TreeMap<>();
        environments.forEach((mode, settings) -> there.put(mode, settings.in(folder)));
        return new ServiceSettings(name, there, contract, gates, requiredGates, deploy);
    }
}
