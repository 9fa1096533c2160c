package lockstep.suites.guard;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/** No origin is a wildcard (docs/policy.md#cors_wildcard), on staging neither. */
record CorsWildcardGuard() implements EnvironmentGuard {

    @Override
    public GateName name() {
        return new GateName("cors_wildcard");
    }

    @Override
    public String claim() {
        return "CORS_ORIGINS holds no *";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        Optional<CorsOrigins> list = CorsOrigins.of(variables);
        if (list.isEmpty() || !list.get().readable()) {
            return Decision.inconclusive("there is no list in CORS_ORIGINS to look at");
        }
        return list.get().entries().stream()
                .filter(CorsOrigins.Entry::isWildcard)
                .findFirst()
                .map(entry -> Decision.fail("entry " + entry.number() + " of CORS_ORIGINS holds a *"))
                .orElseGet(() -> Decision.pass("no * in CORS_ORIGINS"));
    }
}
