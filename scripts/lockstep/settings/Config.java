package lockstep.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.policy.promotion.PromotionPolicy;
import lockstep.record.signature.SigningKey;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.notify.HookSettings;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.settings.services.ServiceSettings;
import lockstep.settings.sets.SetSettings;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.variables.GuardSettings;

/**
 * What {@code lockstep.yaml} says, with the defaults where it is silent.
 *
 * @param slo the file of the service level objectives, from the repository's folder
 * @param gates those that are declared, which stand for the built-in ones where there are any
 * @param hooks who is told of what was recorded
 * @param services in the order of the file; none where the repository has one service, which is told above
 * @param sets of several repositories, which this one keeps the record of
 * @param chosen the one of them that environments, contract, gates and deployment above are those of
 */
public record Config(
        String service,
        BranchSettings git,
        Map<Environment, EnvironmentSettings> environments,
        ServiceContract contract,
        EvidenceSettings evidence,
        PromotionPolicy policy,
        Map<Environment, DeploySettings> deploy,
        GuardSettings guard,
        PipelineSettings pipeline,
        Optional<String> slo,
        DeclaredGates gates,
        List<HookSettings> hooks,
        List<ServiceSettings> services,
        List<SetSettings> sets,
        Optional<ServiceName> chosen) {

    public Config {
        environments = Map.copyOf(environments);
        deploy = Map.copyOf(deploy);
        hooks = List.copyOf(hooks);
        services = List.copyOf(services);
        sets = List.copyOf(sets);
    }

    /** Without a file. */
    public static Config defaults() {
        return new Config(
                "service", BranchSettings.defaults(), Map.of(), ServiceContract.defaults(), EvidenceSettings.defaults(),
                PromotionPolicy.usual(BuiltInGates.REQUIRED), Map.of(), GuardSettings.defaults(),
                PipelineSettings.none(), Optional.empty(), DeclaredGates.none(), List.of(), List.of(), List.of(),
                Optional.empty());
    }

    public Optional<EnvironmentSettings> environment(Environment mode) {
        return Optional.ofNullable(environments.get(mode));
    }

    public Optional<DeploySettings> deploy(Environment mode) {
        return Optional.ofNullable(deploy.get(mode));
    }

    /** Which environment a URL belongs to, by this configuration; of whichever service. */
    public Optional<Environment> modeOf(Target target) {
        return modeIn(environments, target).or(() -> services.stream()
                .flatMap(one -> modeIn(one.environments(), target).stream())
                .findFirst());
    }

    private static Optional<Environment> modeIn(Map<Environment, EnvironmentSettings> environments, Target target) {
        return environments.entrySet().stream()
                .filter(entry -> ServiceAddress.of(entry.getValue().base()).isSameAs(ServiceAddress.of(target)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Which of several services a URL belongs to. */
    public Optional<ServiceName> serviceOf(Target target) {
        return services.stream()
                .filter(one -> modeIn(one.environments(), target).isPresent())
                .map(ServiceSettings::name)
                .findFirst();
    }

    /** Whether one of several services has yet to be chosen. */
    public boolean isOfSeveral() {
        return !services.isEmpty() && chosen.isEmpty();
    }

    public List<ServiceName> serviceNames() {
        return services.stream().map(ServiceSettings::name).toList();
    }

    /** The same of each service, in order; itself where there is one. */
    public List<Config> each() {
        return isOfSeveral() ? serviceNames().stream().map(this::of).toList() : List.of(this);
    }

    /** The same of one of several services. */
    public Config of(ServiceName name) {
        ServiceSettings one = services.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        return new Config(service, git, one.environments(), one.contract(), evidence,
                policy.requiring(one.requiredGates()), one.deploy(), guard, pipeline.of(name), slo, one.gates(),
                hooks, services, sets, Optional.of(name));
    }

    /** The same, with the commands of environments started in this folder. */
    public Config in(Path folder) {
        Map<Environment, EnvironmentSettings> there = new TreeMap<>();
        environments.forEach((mode, settings) -> there.put(mode, settings.in(folder)));
        return new Config(service, git, there, contract, evidence, policy, deploy, guard, pipeline,
                slo, gates, hooks, services.stream().map(one -> one.in(folder)).toList(), sets, chosen);
    }

    /** The same, with the record signed by the key at that place. */
    public Config signedWith(SigningKey key) {
        return new Config(service, git, environments, contract, evidence.signedWith(key), policy, deploy, guard,
                pipeline, slo, gates, hooks, services, sets, chosen);
    }

    public Config withPipeline(PipelineSettings other) {
        return new Config(service, git, environments, contract, evidence, policy, deploy, guard, other,
                slo, gates, hooks, services, sets, chosen);
    }

    public Config withEnvironments(Map<Environment, EnvironmentSettings> others) {
        return new Config(service, git, others, contract, evidence, policy, deploy, guard, pipeline,
                slo, gates, hooks, services, sets, chosen);
    }
}
