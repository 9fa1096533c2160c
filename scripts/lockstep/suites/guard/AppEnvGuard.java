package lockstep.suites.guard;

import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/** APP_ENV is staging on staging and production in production, to the letter (docs/policy.md#app_env). */
record AppEnvGuard() implements EnvironmentGuard {

    private static final String VARIABLE = "APP_ENV";

    @Override
    public GateName name() {
        return new GateName("app_env");
    }

    @Override
    public String claim() {
        return "APP_ENV is staging on staging, production on production";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        String wanted = mode.name();
        return variables.get(VARIABLE)
                .map(value -> value.equals(wanted)
                        ? Decision.pass("APP_ENV is " + wanted)
                        : Decision.fail("APP_ENV is '" + Sanitiser.line(value, 30) + "', not " + wanted))
                .orElseGet(() -> Decision.fail("APP_ENV is not set; it must be " + wanted));
    }
}
