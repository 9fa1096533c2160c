package lockstep.suites.guard;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.suites.variables.Variables;

/** In production no origin is localhost (docs/policy.md#cors_localhost). Staging may name localhost. */
record CorsLocalhostGuard() implements EnvironmentGuard {

    @Override
    public GateName name() {
        return new GateName("cors_localhost");
    }

    @Override
    public String claim() {
        return "CORS_ORIGINS in production names no localhost, 127.0.0.1, [::1] or 0.0.0.0";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        if (!mode.isProduction()) {
            return new Decision(Verdict.SKIPPED, "a rule for production only");
        }
        Optional<CorsOrigins> list = CorsOrigins.of(variables);
        if (list.isEmpty() || !list.get().readable()) {
            return Decision.inconclusive("there is no list in CORS_ORIGINS to look at");
        }
        return list.get().entries().stream()
                .filter(CorsOrigins.Entry::isLocal)
                .findFirst()
                .map(entry -> Decision.fail("entry " + entry.number() + " of CORS_ORIGINS is a local origin"))
                .orElseGet(() -> Decision.pass("no local origin in CORS_ORIGINS"));
    }
}
