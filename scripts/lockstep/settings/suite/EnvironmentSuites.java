package lockstep.settings.suite;

import java.util.List;
import java.util.Map;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Suite;
import lockstep.settings.Config;
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
        return areDeclared(mode)
                ? declared().promotionGate(mode)
                : new SuiteCatalog(config.contract()).promotionGate(mode, options);
    }

    /** What can be asked often, since it locks nobody out. */
    public Suite smoke(Environment mode) {
        return areDeclared(mode) ? declared().smoke(mode) : new SuiteCatalog(config.contract()).smoke(mode);
    }

    /** What can be asked again and again, since it leaves nothing behind. */
    public Suite watched(Environment mode) {
        return areDeclared(mode) ? declared().watched(mode) : new SuiteCatalog(config.contract()).watched(mode);
    }

    /** A canary is asked by the built-in gates as production is. */
    public Suite canarySmoke() {
        return areDeclared(Environment.CANARY)
                ? declared().smoke(Environment.CANARY)
                : new SuiteCatalog(config.contract()).smoke(Environment.PRODUCTION);
    }

    public boolean areDeclared(Environment mode) {
        return config.gates().replaceBuiltInFor(mode);
    }

    /**
     * Nothing is begun with gates that could not be asked.
     *
     * @throws ConfigurationError if a schema cannot be used, or a secret is not there
     */
    public void requireReady(Environment mode) {
        if (!areDeclared(mode)) {
            return;
        }
        List<String> missing = declared().missingSecrets(mode);
        if (!missing.isEmpty()) {
            throw new ConfigurationError(
                    "the gates of " + mode.name() + " need what is not set: " + String.join(", ", missing),
                    "Set the variable" + (missing.size() == 1 ? "" : "s")
                            + ", with at least 4 characters; nothing was sent.");
        }
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
