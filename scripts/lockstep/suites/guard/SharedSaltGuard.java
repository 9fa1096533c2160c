package lockstep.suites.guard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * That the salts with which subjects are hashed differ: with one salt, a subject of staging could be recognised in
 * production. A salt is a variable with SALT in its name; the values are compared, and never shown.
 */
record SharedSaltGuard() implements ComparingGuard {

    @Override
    public GateName name() {
        return new GateName("salt_shared");
    }

    @Override
    public String claim() {
        return "staging and production have different salts";
    }

    @Override
    public Decision compare(Variables staging, Variables production) {
        SortedSet<String> salts = new TreeSet<>(staging.names());
        salts.addAll(production.names());
        salts.removeIf(name -> !name.toUpperCase(Locale.ROOT).contains("SALT"));
        if (salts.isEmpty()) {
            return Decision.inconclusive(
                    "no variable with SALT in its name, so both may use the service's own default");
        }
        List<String> alone = salts.stream()
                .filter(name -> staging.get(name).isEmpty() || production.get(name).isEmpty())
                .toList();
        List<String> shared = salts.stream()
                .filter(name -> !alone.contains(name) && value(staging, name).equals(value(production, name)))
                .toList();
        if (!shared.isEmpty()) {
            return Decision.fail("the same in staging and production: " + String.join(", ", shared));
        }
        return alone.isEmpty()
                ? Decision.pass(String.join(", ", salts) + " differ" + (salts.size() == 1 ? "s" : ""))
                : Decision.fail("set in one environment only: " + String.join(", ", alone));
    }

    private static Optional<String> value(Variables variables, String name) {
        return variables.get(name).map(String::strip);
    }
}
