package lockstep.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.KeySuggestion;
import lockstep.base.text.Sanitiser;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.gate.GateName;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.policy.change.PathRules;
import lockstep.policy.promotion.PromotionPolicy;
import lockstep.record.signature.SigningKey;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.environment.EnvironmentMapping;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.notify.HookMapping;
import lockstep.settings.pipeline.PipelineMapping;
import lockstep.settings.services.ServiceSettings;
import lockstep.settings.sets.SetMapping;
import lockstep.suites.variables.GuardSettings;

/**
 * Turns the file's shape into checked values, section by section.
 *
 * @param gatesOf those that one of several services declares for itself
 */
record ConfigMapping(
        ValueChecks check, boolean committed, DeclaredGates gates, Function<String, DeclaredGates> gatesOf) {

    Config config(ConfigFile file) {
        Config defaults = Config.defaults();
        List<ServiceSettings> services = new ServicesMapping(check, committed, gates, gatesOf).services(file);
        return new Config(
                check.line("service", file.service()).orElse(defaults.service()), git(file.git()),
                environments(file.environments()),
                new ContractMapping(check).contract(file.contract()), evidence(file.evidence()),
                policy(file.policy(), new ChangeMapping(check).rules(file.changeClass())), deploy(file.deploy()),
                guard(file.guard(), isAskedBuiltIn(services)),
                new PipelineMapping(check, committed).pipeline(file.pipeline(), ServicesMapping.canaries(file)),
                check.line("slo", file.slo()), gates, new HookMapping(check).hooks(file.hooks()),
                services,
                new SetMapping(check).sets(file.sets()), Optional.empty());
    }

    Map<Environment, EnvironmentSettings> environments(ConfigFile.Environments file) {
        Map<Environment, EnvironmentSettings> environments = new TreeMap<>();
        if (file != null) {
            put(environments, Environment.STAGING, environment("environments.staging", file.staging()));
            put(environments, Environment.PRODUCTION, environment("environments.production", file.production()));
        }
        refuseOneServiceForBoth(environments);
        return environments;
    }

    Map<Environment, DeploySettings> deploy(ConfigFile.Deploy file) {
        Map<Environment, DeploySettings> deploy = new TreeMap<>();
        if (file != null) {
            EnvironmentMapping mapping = new EnvironmentMapping(check);
            put(deploy, Environment.STAGING, mapping.deployment("deploy.staging", file.staging()));
            put(deploy, Environment.PRODUCTION, mapping.production("deploy.production", file.production()));
        }
        return deploy;
    }

    private void refuseOneServiceForBoth(Map<Environment, EnvironmentSettings> environments) {
        if (environments.size() == 2
                && ServiceAddress.of(environments.get(Environment.STAGING).base())
                        .isSameAs(ServiceAddress.of(environments.get(Environment.PRODUCTION).base()))) {
            throw check.wrong("environments.production.base",
                    " leads to the same service as environments.staging.base; gates of staging would burst production",
                    null);
        }
    }

    private static <V> void put(Map<Environment, V> map, Environment mode, Optional<V> value) {
        value.ifPresent(present -> map.put(mode, present));
    }

    private BranchSettings git(ConfigFile.Git git) {
        BranchSettings defaults = BranchSettings.defaults();
        return git == null ? defaults : new BranchSettings(
                check.line("git.remote", git.remote()).orElse(defaults.remote()),
                check.line("git.staging", git.staging()).orElse(defaults.staging()),
                check.line("git.production", git.production()).orElse(defaults.production()));
    }

    private EvidenceSettings evidence(ConfigFile.Evidence evidence) {
        EvidenceSettings defaults = EvidenceSettings.defaults();
        if (evidence == null) {
            return defaults;
        }
        boolean required = Objects.requireNonNullElse(evidence.requireSignatures(), defaults.requireSignatures());
        Optional<String> allowed = check.line("evidence.allowed_signers", evidence.allowedSigners());
        if (required && allowed.isEmpty()) {
            throw check.wrong("evidence.require_signatures", " needs evidence.allowed_signers, to know whose count",
                    null);
        }
        return new EvidenceSettings(
                check.line("evidence.branch", evidence.branch()).orElse(defaults.branch()),
                check.line("evidence.log", evidence.log()).map(this::inTheBranch).orElse(defaults.log()),
                signingKey(evidence.sign()),
                allowed, required, after(evidence, required),
                Objects.requireNonNullElse(evidence.witness(), defaults.witness()));
    }

    private Optional<Sha> after(ConfigFile.Evidence evidence, boolean required) {
        String key = "evidence.require_signatures_after";
        Optional<String> commit = check.line(key, evidence.requireSignaturesAfter());
        if (commit.isPresent() && !required) {
            throw check.wrong(key, " needs evidence.require_signatures: true", null);
        }
        return commit.map(hex -> Sha.tryParse(hex).orElseThrow(() -> check.wrong(
                key, " must be a commit of the evidence branch, in 40 hex digits; quote it", null)));
    }

    /** A path in the evidence branch that any clone can check out, and none among the evidence. */
    private String inTheBranch(String log) {
        if (!LogPath.isOne(log)) {
            throw check.wrong("evidence.log", " must be a path like docs/RELEASE_LOG.md, not in evidence/ or sot/, "
                    + "of names that every file system takes", null);
        }
        return log;
    }

    private Optional<SigningKey> signingKey(ConfigFile.Sign sign) {
        if (sign == null) {
            return Optional.empty();
        }
        SigningKey key = check.line("evidence.sign.key", sign.key()).map(SigningKey::parse)
                .orElseThrow(() -> check.wrong("evidence.sign", ".key is missing", null));
        if (key.path().isBlank()) {
            throw check.wrong("evidence.sign.key", " names no file", null);
        }
        return Optional.of(key);
    }

    private Optional<EnvironmentSettings> environment(String key, ConfigFile.Environment environment) {
        if (environment == null) {
            return Optional.empty();
        }
        Target base = check.target(key + ".base", environment.base())
                .orElseThrow(() -> check.wrong(key, ".base is missing", null));
        return Optional.of(new EnvironmentSettings(
                base, check.target(key + ".frontend", environment.frontend()),
                new EnvironmentMapping(check).revision(key + ".revision", environment.revision())));
    }

    private PromotionPolicy policy(ConfigFile.Policy policy, PathRules changes) {
        PromotionPolicy defaults = PromotionPolicy.usual(usualGates());
        if (policy == null) {
            return new PromotionPolicy(defaults.gateMaxAge(), defaults.requireRevision(), defaults.fullRevision(),
                    defaults.requiredGates(), changes);
        }
        List<GateName> required = requiredGates("policy.required_gates", policy.requiredGates());
        return new PromotionPolicy(
                policy.gateMaxAge() == null
                        ? defaults.gateMaxAge() : check.duration("policy.gate_max_age", policy.gateMaxAge()),
                Objects.requireNonNullElse(policy.requireRevision(), defaults.requireRevision()),
                Objects.requireNonNullElse(policy.fullRevision(), defaults.fullRevision()), required, changes);
    }

    /** Those named; where none are, the usual ones. */
    List<GateName> requiredGates(String key, List<String> names) {
        if (names == null) {
            return usualGates();
        }
        if (names.isEmpty()) {
            throw check.wrong(key, " is empty, so no gate would have to pass", null);
        }
        List<GateName> named = new ArrayList<>();
        for (String name : names) {
            if (name == null || !GateName.isValid(name)) {
                throw check.wrong(key,
                        ": '" + Sanitiser.line(String.valueOf(name), 40) + "' is not a gate's name", null);
            }
            named.add(known(key, name));
        }
        return named;
    }

    /** A gate that no run can have would refuse every promotion, and say so only then. */
    private GateName known(String key, String name) {
        List<String> gatesThere = stagingGates();
        if (!committed && !gatesThere.contains(name)) {
            String nearest = KeySuggestion.question(name, gatesThere);
            throw check.unknown(key,
                    ": promotion-gate has no gate '" + name + "'",
                    nearest + "Its gates: " + String.join(", ", gatesThere) + ".");
        }
        return new GateName(name);
    }

    /** Where gates are declared, all of staging's; a promotion rests on what the team found worth declaring. */
    private List<GateName> usualGates() {
        return gates.isEmpty()
                ? BuiltInGates.REQUIRED
                : gates.in(Environment.STAGING).stream().map(DeclaredGate::name).toList();
    }

    private List<String> stagingGates() {
        return gates.isEmpty()
                ? BuiltInGates.ofStaging()
                : Stream.concat(Stream.of("revision"), gates.in(Environment.STAGING).stream()
                        .map(gate -> gate.name().word())).toList();
    }

    private boolean isAskedBuiltIn(List<ServiceSettings> services) {
        return services.isEmpty() ? gates.isEmpty() : services.stream().anyMatch(one -> one.gates().isEmpty());
    }

    private GuardSettings guard(ConfigFile.Guard guard, boolean builtIn) {
        GuardSettings defaults = builtIn ? GuardSettings.defaults() : GuardSettings.ofAnotherService();
        if (guard == null) {
            return defaults;
        }
        ConfigFile.Parity parity = guard.parity() == null ? new ConfigFile.Parity(null, null) : guard.parity();
        return new GuardSettings(
                check.variables("guard.required", guard.required(), false).orElse(defaults.required()),
                check.variables("guard.parity.same", parity.same(), true).orElse(defaults.same()),
                check.variables("guard.parity.differ", parity.differ(), true).orElse(defaults.differ()));
    }
}
