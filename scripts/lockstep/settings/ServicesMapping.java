package lockstep.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.pipeline.PipelineFile;
import lockstep.settings.services.ServiceSettings;

/**
 * Turns the section {@code services} into checked values, each service with a section of its own.
 *
 * @param shared the gates of all that declare none
 * @param gatesOf those that a service declares for itself
 */
record ServicesMapping(
        ValueChecks check, boolean committed, DeclaredGates shared, Function<String, DeclaredGates> gatesOf) {

    private static final String SECTION = "services";
    private static final int MOST = 20;

    List<ServiceSettings> services(ConfigFile file) {
        if (file.services() == null) {
            return List.of();
        }
        if (file.services().isEmpty() || file.services().size() > MOST) {
            throw check.unknown(SECTION, " names " + (file.services().isEmpty() ? "none" : "more than " + MOST),
                    "Name at least one, or leave services out; at most " + MOST + ".");
        }
        refuseBeside("environments", file.environments(), "environments");
        refuseBeside("deploy", file.deploy(), "deploy");
        refuseBeside("policy.required_gates", file.policy() == null ? null : file.policy().requiredGates(),
                "required_gates");
        refuseBeside("pipeline.canary", file.pipeline() == null ? null : file.pipeline().canary(), "canary");
        List<ServiceSettings> services = new ArrayList<>();
        file.services().forEach((name, service) -> services.add(service(file, name, service, services)));
        return services;
    }

    /** The canary of each service that has one, by its name: it is a part of the pipeline. */
    static Map<String, PipelineFile.Canary> canaries(ConfigFile file) {
        Map<String, PipelineFile.Canary> canaries = new LinkedHashMap<>();
        if (file.services() != null) {
            file.services().forEach((name, service) -> {
                if (service.canary() != null) {
                    canaries.put(name, service.canary());
                }
            });
        }
        return canaries;
    }

    /** What each service has for itself. */
    private void refuseBeside(String key, Object value, String own) {
        if (value != null) {
            throw check.unknown(key, " stands beside services, and each of them has its own",
                    "Move it to services.NAME." + own + ".");
        }
    }

    private ServiceSettings service(
            ConfigFile file, String name, ConfigFile.Service service, List<ServiceSettings> others) {
        if (!ServiceName.isValid(name)) {
            throw check.misnamed(SECTION + "." + name,
                    "'" + Sanitiser.line(name, 60) + "' is not a name for a service", ServiceName.SHAPE);
        }
        String key = SECTION + "." + name;
        ValueChecks own = check.below(key);
        DeclaredGates declared = gatesOf.apply(name);
        ConfigMapping mapping = new ConfigMapping(
                own, committed, declared.isEmpty() ? shared : declared, gatesOf);
        Map<Environment, EnvironmentSettings> environments = mapping.environments(service.environments());
        for (Environment mode : Environment.always()) {
            if (!environments.containsKey(mode)) {
                throw own.unknown("environments." + mode.name(), " is missing",
                        "Name services." + name + ".environments." + mode.name()
                                + ".base: every service moves from staging to production.");
            }
        }
        others.forEach(other -> refuseShared(own, environments, other));
        return new ServiceSettings(
                new ServiceName(name), environments,
                service.contract() == null
                        ? new ContractMapping(check).contract(file.contract())
                        : new ContractMapping(own).contract(service.contract()),
                mapping.gates(), mapping.requiredGates("required_gates", service.requiredGates()),
                mapping.deploy(service.deploy()));
    }

    /** Of what answers for two, nobody knows which one was tested. */
    private void refuseShared(
            ValueChecks own, Map<Environment, EnvironmentSettings> environments, ServiceSettings other) {
        environments.forEach((mode, settings) -> other.environments().entrySet().stream()
                .filter(theirs -> ValueChecks.areOneService(theirs.getValue().base(), settings.base(), committed))
                .findFirst()
                .ifPresent(theirs -> {
                    throw own.wrong("environments." + mode.name() + ".base", " leads to the same service as services."
                            + other.name() + ".environments." + theirs.getKey().name() + ".base", null);
                }));
    }
}
