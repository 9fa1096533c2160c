package lockstep.settings;

import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Mode;
import lockstep.gates.http.Target;
import lockstep.policy.change.PathRules;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.guard.GuardSettings;

/** What {@code lockstep.yaml} says, with the defaults where it is silent. */
public record Config(
        String service,
        BranchSettings git,
        Map<Mode, EnvironmentSettings> environments,
        ServiceContract contract,
        EvidenceSettings evidence,
        PolicySettings policy,
        Map<Mode, DeploySettings> deploy,
        GuardSettings guard,
        PathRules changeRules) {

    public Config {
        environments = Map.copyOf(environments);
        deploy = Map.copyOf(deploy);
    }

    /** Without a file. */
    public static Config defaults() {
        return new Config(
                "service", BranchSettings.defaults(), Map.of(), ServiceContract.defaults(), EvidenceSettings.defaults(),
                PolicySettings.defaults(), Map.of(), GuardSettings.defaults(), PathRules.none());
    }

    public Optional<EnvironmentSettings> environment(Mode mode) {
        return Optional.ofNullable(environments.get(mode));
    }

    public Optional<DeploySettings> deploy(Mode mode) {
        return Optional.ofNullable(deploy.get(mode));
    }

    /** Which environment a URL belongs to, by this configuration. */
    public Optional<Mode> modeOf(Target target) {
        return environments.entrySet().stream()
                .filter(entry -> entry.getValue().base().equals(target))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Config withEnvironments(Map<Mode, EnvironmentSettings> others) {
        return new Config(service, git, others, contract, evidence, policy, deploy, guard, changeRules);
    }
}
