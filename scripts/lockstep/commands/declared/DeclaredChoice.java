package lockstep.commands.declared;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GateCommandRequest;
import lockstep.commands.cli.TargetOptions.SuiteChoice;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.chat.SuiteParameters;

/** Declared gates where the configuration has some; else the built-in ones. */
public final class DeclaredChoice {

    private DeclaredChoice() {}

    /** @param shaped whether options were given that shape the built-in suite, and would be passed over */
    public static SuiteChoice over(Console console, GateCommandRequest builtIn, boolean shaped) {
        return (config, mode) -> {
            EnvironmentSuites suites = new EnvironmentSuites(config, console.environment());
            if (suites.areBuiltIn()) {
                return builtIn.suite().of(config, mode);
            }
            if (shaped) {
                throw passedOver(Optional.of(mode));
            }
            suites.requireReady(mode);
            return suites.promotionGate(mode, SuiteParameters.defaults());
        };
    }

    /** @param mode of one environment; empty for all of them */
    public static UsageError passedOver(Optional<Environment> mode) {
        return new UsageError(
                "--with, --burst, --burst-concurrency, --allow-no-429 and --recovery are for the built-in "
                        + "gates, and lockstep.yaml declares its own"
                        + mode.map(one -> " for " + one.name()).orElse(""),
                "Leave them and BURST_COUNT out; a declared burst says itself how many.");
    }

    public static SuiteChoice smoke(Console console) {
        return (config, mode) -> {
            EnvironmentSuites suites = new EnvironmentSuites(config, console.environment());
            suites.requireReady(mode);
            return suites.smoke(mode);
        };
    }
}
