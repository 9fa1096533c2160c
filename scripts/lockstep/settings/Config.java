package lockstep.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.policy.change.PathRules;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.notify.HookSettings;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.variables.GuardSettings;

/**
 * What {@code lockstep.yaml} says, with the defaults where it is silent.
 *
 * @param slo the file of the service level objectives, from the repository's folder
 * @param gates those that are declared, which stand for the built-in ones where there are any
 * @param hooks who is told of what was recorded
 */
public record Config(
        String service,
        BranchSettings git,
        Map<Environment, EnvironmentSettings> environments,
        ServiceContract contract,
        EvidenceSettings evidence,
        PolicySettings policy,
        Map<Environment, DeploySettings> deploy,
        GuardSettings guard,
        PathRules changeRules,
        PipelineSettings pipeline,
        Optional<String> slo,
        DeclaredGates gates,
        List<HookSettings> hooks) {

    public Config {
        environments = Map.copyOf(environments);
        deploy = Map.copyOf(deploy);
        hooks = List.copyOf(hooks);
    }

    /** Without a file. */
    public static Config defaults() {
        return new Config(
                "service", BranchSettings.defaults(), Map.of(), ServiceContract.defaults(), EvidenceSettings.defaults(),
                PolicySettings.defaults(), Map.of(), GuardSettings.defaults(), PathRules.none(),
                PipelineSettings.none(), Optional.empty(), DeclaredGates.none(), List.of());
    }

    public Optional<EnvironmentSettings> environment(Environment mode) {
        return Optional.ofNullable(environments.get(mode));
    }

    public Optional<DeploySettings> deploy(Environment mode) {
        return Optional.ofNullable(deploy.get(mode));
    }

    /** Which environment a URL belongs to, by this configuration. */
    public Optional<Environment> modeOf(Target target) {
        return environments.entrySet().stream()
                .filter(entry -> ServiceAddress.of(entry.getValue().base()).isSameAs(ServiceAddress.of(target)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The same, with the commands of environments started in this folder. */
    public Config in(Path folder) {
        Map<Environment, EnvironmentSettings> there = new TreeMap<>();
        environments.forEach((mode, settings) -> there.put(mode, settings.in(folder)));
        return withEnvironments(there);
    }

    public Config withEnvironments(Map<Environment, EnvironmentSettings> others) {
        return new Config(service, git, others, contract, evidence, policy, deploy, guard, changeRules, pipeline,
                slo, gates, hooks);
    }
}
