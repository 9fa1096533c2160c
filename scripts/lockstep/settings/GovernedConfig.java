package lockstep.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.gates.burst.Pace;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.policy.change.PathRule;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.services.ServiceSettings;
import lockstep.suites.chat.ChatDemand;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.ServiceLimits;

/**
 * What of a configuration decides over promotions, as plain texts by their keys: branches, environments, the service's
 * paths, where the record lies, the policy. What only says how this operator's host does things (the remote's name, the
 * signing key, deploy commands, guards) is not among it.
 */
public record GovernedConfig(SortedMap<String, String> values) {

    private static final String NOTHING = "(not set)";

    /** One key that two configurations answer differently. */
    public record Difference(String key, String here, String there) {}

    public static GovernedConfig of(Config config) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("git.staging", config.git().staging());
        values.put("git.production", config.git().production());
        if (config.services().isEmpty()) {
            for (Environment mode : Environment.always()) {
                config.environment(mode).ifPresent(it -> put(values, "environments." + mode.name(), it));
            }
            putContract(values, "", config.contract(), config.gates());
            values.put("policy.required_gates", config.policy().requiredGates().toString());
            values.putAll(config.gates().written());
        } else {
            values.put("services", config.serviceNames().toString());
            config.services().forEach(one -> put(values, one));
        }
        config.sets().forEach(set -> values.put("sets." + set.name(), set.names().toString()));
        values.put("evidence.branch", config.evidence().branch());
        values.put("evidence.log", config.evidence().log());
        values.put("evidence.allowed_signers", config.evidence().allowedSigners().orElse(NOTHING));
        values.put("evidence.require_signatures", String.valueOf(config.evidence().requireSignatures()));
        config.evidence().requireSignaturesAfter()
                .ifPresent(commit -> values.put("evidence.require_signatures_after", commit.hex()));
        putUnless(values, "evidence.witness", String.valueOf(config.evidence().witness()), "true");
        values.put("policy.gate_max_age", config.policy().gateMaxAge().toString());
        values.put("policy.require_revision", String.valueOf(config.policy().requireRevision()));
        values.put("policy.full_revision", String.valueOf(config.policy().fullRevision()));
        List<String> rules = config.policy().changeRules().rules().stream().map(GovernedConfig::words).toList();
        values.put("change_class.rules", rules.isEmpty() ? NOTHING : String.join("; ", rules));
        values.putAll(config.pipeline().written());
        config.slo().ifPresent(file -> values.put("slo", file));
        return new GovernedConfig(values);
    }

    /** What the built-in gates ask decides nothing where others are declared. */
    private static void putContract(
            SortedMap<String, String> values, String prefix, ServiceContract contract, DeclaredGates gates) {
        contract.named().fromBrowsers()
                .ifPresent(call -> values.put(prefix + "contract.from_browsers", call.toString()));
        contract.named().takesJson().ifPresent(call -> values.put(prefix + "contract.takes_json", call.toString()));
        if (!gates.isEmpty()) {
            return;
        }
        values.put(prefix + "contract.health", contract.health());
        values.put(prefix + "contract.db_health", contract.dbHealth());
        values.put(prefix + "contract.whoami", contract.whoami());
        values.put(prefix + "contract.chat", contract.chat());
        values.put(prefix + "contract.anonymous_cookie", contract.anonymousCookie());
        put(values, prefix + "contract.chat_answer.", contract.answer());
        put(values, prefix + "contract.limits.", contract.limits());
    }

    /** Where it is not the default: what was pinned before anybody asked for it keeps its digest. */
    private static void put(SortedMap<String, String> values, String prefix, ChatDemand answer) {
        answer.fields().forEach((field, allowed) -> values.put(prefix + "fields." + field, allowed.toString()));
        if (!answer.refusedDigests().isEmpty()) {
            values.put(prefix + "refused_sha256", new TreeSet<>(answer.refusedDigests()).toString());
        }
        if (!answer.refusedLengths().isEmpty()) {
            values.put(prefix + "refused_lengths", new TreeSet<>(answer.refusedLengths()).toString());
        }
        if (!answer.least().isZero()) {
            values.put(prefix + "least", answer.least().toString());
        }
    }

    private static void put(SortedMap<String, String> values, String prefix, ServiceLimits limits) {
        ServiceLimits defaults = ServiceLimits.defaults();
        putUnless(values, prefix + "rate", words(limits.rate()), words(defaults.rate()));
        putUnless(values, prefix + "lockouts", limits.lockouts().toString(), defaults.lockouts().toString());
        putUnless(values, prefix + "forgive_after", limits.forgiveAfter().toString(),
                defaults.forgiveAfter().toString());
        putUnless(values, prefix + "breaker_failures", String.valueOf(limits.breakerFailures()),
                String.valueOf(defaults.breakerFailures()));
        putUnless(values, prefix + "breaker_window", limits.breakerWindow().toString(),
                defaults.breakerWindow().toString());
    }

    private static String words(Pace rate) {
        return rate.requests() + "/" + rate.window();
    }

    private static void putUnless(SortedMap<String, String> values, String key, String value, String usual) {
        if (!value.equals(usual)) {
            values.put(key, value);
        }
    }

    /** One of several services. */
    private static void put(SortedMap<String, String> values, ServiceSettings one) {
        String prefix = "services." + one.name() + ".";
        one.environments().forEach((mode, it) -> put(values, prefix + "environments." + mode.name(), it));
        putContract(values, prefix, one.contract(), one.gates());
        values.put(prefix + "required_gates", one.requiredGates().toString());
        one.gates().written().forEach((key, value) -> values.put(prefix + key, value));
    }

    private static void put(SortedMap<String, String> values, String key, EnvironmentSettings environment) {
        values.put(key + ".base", environment.base().base());
        values.put(key + ".frontend", environment.frontend().map(Target::base).orElse(NOTHING));
        values.put(key + ".revision", environment.revision().map(GovernedConfig::words).orElse(NOTHING));
    }

    private static String words(RevisionSource source) {
        return source instanceof RevisionSource.Command(List<String> words, var folder)
                ? "command " + words
                : source.inWords();
    }

    private static String words(PathRule rule) {
        return rule.demanded() + " " + rule.paths();
    }

    /** Of all of it: two configurations with this digest decide alike. */
    public String sha256() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return Sha256.of(text.toString()).hex();
    }

    /** The file that says whose signatures count; empty where nobody's is asked for. */
    public Optional<String> allowedSigners() {
        return Optional.ofNullable(values.get("evidence.allowed_signers")).filter(file -> !file.equals(NOTHING));
    }

    /** The principals of a role, as this configuration lists them. */
    public Set<String> members(String role) {
        String prefix = "pipeline.roles." + role + "[";
        Set<String> members = new TreeSet<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                members.add(value);
            }
        });
        return members;
    }

    /** Where this one differs from the one that counts. */
    public List<Difference> differencesFrom(GovernedConfig counting) {
        SortedSet<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(counting.values().keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            if (!isAlike(key, values, counting.values())) {
                differences.add(new Difference(key, told(key, values), told(key, counting.values())));
            }
        }
        return differences;
    }

    /** Whether two configurations answer a key alike; one that is missing is not set. */
    public static boolean isAlike(String key, Map<String, String> here, Map<String, String> there) {
        return told(key, here).equals(told(key, there));
    }

    private static String told(String key, Map<String, String> values) {
        return values.getOrDefault(key, NOTHING);
    }
}
