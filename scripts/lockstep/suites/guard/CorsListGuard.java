package lockstep.suites.guard;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * That {@code CORS_ORIGINS} is a list of origins at all, in production of https ones only. Wildcards and local
 * origins are left to the guards that are named for them.
 */
record CorsListGuard() implements EnvironmentGuard {

    @Override
    public GateName name() {
        return new GateName("cors_origins");
    }

    @Override
    public String claim() {
        return "CORS_ORIGINS is a list of origins; in production of https only";
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        Optional<CorsOrigins> list = CorsOrigins.of(variables);
        if (list.isEmpty()) {
            return Decision.fail("CORS_ORIGINS is not set");
        }
        if (!list.get().readable()) {
            return Decision.fail("CORS_ORIGINS is neither a list with commas nor a JSON list of texts");
        }
        for (CorsOrigins.Entry entry : list.get().entries()) {
            if (entry.isWildcard() || entry.isLocal() && entry.isOrigin()) {
                continue;
            }
            if (!entry.isOrigin()) {
                return Decision.fail("entry " + entry.number()
                        + " of CORS_ORIGINS is not an origin like https://app.example");
            }
            if (mode.isProduction() && !entry.isHttps()) {
                return Decision.fail("entry " + entry.number() + " of CORS_ORIGINS is not https");
            }
        }
        int count = list.get().entries().size();
        return Decision.pass(count + (count == 1 ? " origin" : " origins"));
    }
}
