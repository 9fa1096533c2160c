package lockstep.suites.guard;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.Variables;

/** A guard that holds staging against production. Without both, it is not run. */
interface ComparingGuard extends Guard {

    Decision compare(Variables staging, Variables production);

    @Override
    default Decision decide(Environments environments) {
        Optional<Variables> staging = environments.of(Environment.STAGING);
        Optional<Variables> production = environments.of(Environment.PRODUCTION);
        return staging.isPresent() && production.isPresent()
                ? compare(staging.get(), production.get())
                : new Decision(Verdict.SKIPPED, "needs the variables of both staging and production");
    }
}
