package lockstep.suites.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.GuardSettings;
import lockstep.suites.variables.SecretVariables;
import lockstep.suites.variables.Variables;

/**
 * "Staging and production must match WAF rules, plan guard policies, identity/authn flows … and observability fields.
 * Allowed differences: secrets/keys, domains, capacity caps" (docs/policy.md#parity).
 */
record ParityGuard(GuardSettings settings) implements ComparingGuard {

    private static final int MOST_NAMED = 10;

    @Override
    public GateName name() {
        return new GateName("parity");
    }

    @Override
    public String claim() {
        return "WAF, plan, identity and cost rules are the same on staging and in production";
    }

    @Override
    public Decision compare(Variables staging, Variables production) {
        SortedSet<String> compared = new TreeSet<>(staging.names());
        compared.addAll(production.names());
        compared.removeIf(name -> !settings.mustMatch(name) || isSecret(name, staging) || isSecret(name, production));
        List<String> differing = new ArrayList<>();
        for (String name : compared) {
            boolean onStaging = staging.get(name).isPresent();
            boolean inProduction = production.get(name).isPresent();
            if (onStaging != inProduction) {
                differing.add(name + (onStaging ? " (staging only)" : " (production only)"));
            } else if (!staging.get(name).map(String::strip).equals(production.get(name).map(String::strip))) {
                differing.add(name);
            }
        }
        if (compared.isEmpty()) {
            return Decision.inconclusive("neither environment sets any of the variables that must match");
        }
        if (differing.isEmpty()) {
            return Decision.pass(compared.size() + " variables are the same");
        }
        int more = differing.size() - MOST_NAMED;
        return Decision.fail("not the same: "
                + String.join(", ", differing.subList(0, Math.min(MOST_NAMED, differing.size())))
                + (more > 0 ? " and " + more + " more" : ""));
    }

    private static boolean isSecret(String name, Variables variables) {
        return variables.get(name).filter(value -> SecretVariables.isSecret(name, value)).isPresent();
    }
}
