package lockstep.suites.guard;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * That what a deployed environment cannot do without is set.
 *
 * @param more variables that lockstep.yaml asks for, beside those that every deployed environment needs
 */
record RequiredVariablesGuard(List<String> more) implements EnvironmentGuard {

    /** What the service does not start without (docs/policy.md#required_vars), and the environment's allowlist. */
    private static final Set<String> ALWAYS = Set.of("APP_ENV", "CORS_ORIGINS", "DATABASE_URL");

    RequiredVariablesGuard {
        more = List.copyOf(more);
    }

    @Override
    public GateName name() {
        return new GateName("required_vars");
    }

    @Override
    public String claim() {
        return "the required variables are set";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        Set<String> required = new TreeSet<>(ALWAYS);
        required.add(HostAllowlist.variable(mode));
        required.addAll(more);
        List<String> missing = required.stream().filter(name -> variables.get(name).isEmpty()).toList();
        return missing.isEmpty()
                ? Decision.pass(required.size() + " required variables are set")
                : Decision.fail("not set: " + String.join(", ", missing));
    }
}
