package lockstep.settings.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.suite.Suite;
import lockstep.settings.Config;
import lockstep.suites.chat.NamedCalls;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.DeclaredSuites;

/**
 * Which gates an environment has: the one place that says so.
 *
 * @param environment where the secrets of declared gates are looked up
 */
public record EnvironmentSuites(Config config, Map<String, String> environment) {

    public Suite promotionGate(Environment mode, SuiteParameters options) {
        return areBuiltIn()
                ? new SuiteCatalog(config.contract()).promotionGate(mode, options)
                : declared().promotionGate(mode);
    }

    /** What can be asked often, since it locks nobody out. */
    public Suite smoke(Environment mode) {
        return areBuiltIn() ? new SuiteCatalog(config.contract()).smoke(mode) : declared().smoke(mode);
    }

    /** What can be asked again and again, since it leaves nothing behind. */
    public Suite watched(Environment mode) {
        return areBuiltIn() ? new SuiteCatalog(config.contract()).watched(mode) : declared().watched(mode);
    }

    /** A canary is asked as production is, unless gates that leave nothing behind are declared for it. */
    public Suite canarySmoke() {
        return areBuiltIn()
                ? new SuiteCatalog(config.contract()).smoke(Environment.PRODUCTION)
                : declared().smoke(config.gates().askedFor(Environment.CANARY));
    }

    /** Whether the service is asked the built-in gates: one declared gate takes the place of all of them. */
    public boolean areBuiltIn() {
        return config.gates().isEmpty();
    }

    /** What the looks from outside ask: what is named, and of a service with the built-in gates a chat otherwise. */
    public NamedCalls calls() {
        NamedCalls named = config.contract().named();
        return areBuiltIn() ? named.orOf(config.contract()) : named;
    }

    /** What the built-in gates would see of an exposed service, and nobody looks at here, a line; empty for none. */
    public Optional<String> notLookedAt(Environment mode) {
        NamedCalls calls = calls();
        List<String> unnamed = new ArrayList<>();
        if (calls.fromBrowsers().isEmpty() && !asksAsStranger(mode)) {
            unnamed.add("CORS");
        }
        if (calls.takesJson().isEmpty()) {
            unnamed.add("DEBUG_ERRORS");
        }
        return unnamed.isEmpty() ? Optional.empty()
                : Optional.of(String.join(" and ", unnamed) + (unnamed.size() == 1 ? " was" : " were")
                        + " not looked at: lockstep.yaml names "
                        + (unnamed.size() == 2 ? "neither contract.from_browsers nor contract.takes_json"
                                : unnamed.contains("CORS") ? "no contract.from_browsers" : "no contract.takes_json"));
    }

    private boolean asksAsStranger(Environment mode) {
        return config.gates().in(mode).stream()
                .flatMap(gate -> gate.request().headers().keySet().stream())
                .anyMatch("origin"::equalsIgnoreCase);
    }

    /**
     * Refuses an environment that no declared gate is for: what the built-in ones know is another service.
     *
     * @throws ConfigurationError saying how to give it one
     */
    public void requireGates(Environment mode) {
        lack(mode).ifPresent(lack -> {
            throw lack;
        });
    }

    /** That no declared gate is for an environment, and how to give it one; empty where there is one. */
    public Optional<ConfigurationError> lack(Environment mode) {
        if (areBuiltIn() || !config.gates().asked(mode).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ConfigurationError(
                config.chosen().map(name -> "services." + name + ": ").orElse("") + "no gate "
                        + (config.gates().isAnyFor(mode) ? "but bursts " : "") + "is declared for "
                        + mode.name() + ", so nothing could be asked there; the gates of lockstep.yaml are for "
                        + config.gates().environments().stream().map(Environment::name)
                                .collect(Collectors.joining(" and ")) + " only",
                "Let one that leaves nothing behind run there too: add " + mode.word() + " to its `modes`. "
                        + "See docs/declared-gates.md, \"Where they stand\"."));
    }

    /**
     * Nothing is begun with gates that could not be asked.
     *
     * @throws ConfigurationError if there is none, a schema cannot be used, or a secret is not there
     */
    public void requireReady(Environment mode) {
        if (areBuiltIn()) {
            return;
        }
        requireGates(mode);
        List<String> missing = declared().missingSecrets(config.gates().askedFor(mode));
        if (!missing.isEmpty()) {
            throw unset(mode, missing);
        }
    }

    /** Why not one gate of an environment could be asked there; empty where one could. */
    public Optional<ConfigurationError> silence(Environment mode) {
        if (areBuiltIn()) {
            return Optional.empty();
        }
        Optional<ConfigurationError> lack = lack(mode);
        if (lack.isPresent()) {
            return lack;
        }
        List<String> missing = declared().missingSecrets(mode);
        boolean speaks = config.gates().in(mode).stream()
                .anyMatch(gate -> gate.secrets().stream().noneMatch(missing::contains));
        return speaks ? Optional.empty() : Optional.of(unset(mode, missing));
    }

    private static ConfigurationError unset(Environment mode, List<String> missing) {
        return new ConfigurationError(
                "the gates of " + mode.name() + " need what is not set: " + String.join(", ", missing),
                "Set the variable" + (missing.size() == 1 ? "" : "s")
                        + ", with at least 4 characters; nothing was sent.");
    }

    /** @throws ConfigurationError if a schema cannot be used */
    public void requireSound() {
        if (!config.gates().isEmpty()) {
            declared();
        }
    }

    private DeclaredSuites declared() {
        return new DeclaredSuites(config.gates(), environment);
    }
}
