package lockstep.suites.guard;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * DEBUG_ERRORS is 0 in both environments (docs/policy.md#debug_errors). Not set, it is whatever the service's code
 * defaults to, which cannot be seen from here: inconclusive, and so no pass.
 */
record DebugErrorsGuard() implements EnvironmentGuard {

    private static final String VARIABLE = "DEBUG_ERRORS";

    @Override
    public GateName name() {
        return new GateName("debug_errors");
    }

    @Override
    public String claim() {
        return "DEBUG_ERRORS is 0";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        Optional<String> value = variables.get(VARIABLE);
        if (value.isEmpty()) {
            return Decision.inconclusive("DEBUG_ERRORS is not set, so the service's own default holds; set it to 0");
        }
        return value.get().strip().equals("0")
                ? Decision.pass("DEBUG_ERRORS is 0")
                : Decision.fail("DEBUG_ERRORS is set to something other than 0");
    }
}
