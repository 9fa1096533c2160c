package lockstep.commands.gates;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.TargetOptions;
import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRun;
import lockstep.settings.Config;
import lockstep.settings.GovernedConfig;
import lockstep.settings.environment.EnvironmentSettings;

/**
 * Where, and by which configuration, staging is asked: what a drill showed elsewhere it did not show here.
 *
 * @param base empty where none is named
 * @param configuration the digest of the effective configuration
 */
record Place(Optional<Target> base, String configuration) {

    private static final int LONGEST = 120;

    static Place of(TargetOptions target, Console console) {
        Config settings = target.configuration(console);
        return new Place(
                target.namedBase().or(() -> settings.environment(Environment.STAGING).map(EnvironmentSettings::base)),
                GovernedConfig.of(settings).sha256());
    }

    /** Why an earlier run does not speak of this place, in words; empty where it does. */
    Optional<String> differenceOf(GateRun run) {
        if (!isAt(run.base())) {
            return Optional.of("was at " + Sanitiser.line(run.base(), LONGEST) + ", this one is at "
                    + base.map(Target::base).orElse("no base"));
        }
        return run.configuration().equals(Optional.of(configuration))
                ? Optional.empty()
                : Optional.of("was made by another configuration");
    }

    private boolean isAt(String other) {
        try {
            return base.isPresent()
                    && ServiceAddress.of(Target.parse(other)).isSameAs(ServiceAddress.of(base.get()));
        } catch (UsageError e) {
            return false;
        }
    }
}
