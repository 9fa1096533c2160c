package lockstep.guard;

import java.util.Optional;
import lockstep.gate.Decision;
import lockstep.gate.Verdict;
import lockstep.release.Mode;
import lockstep.variables.Environments;
import lockstep.variables.Variables;

/** A guard that holds staging against production. Without both, it is not run. */
interface ComparingGuard extends Guard {

    Decision compare(Variables staging, Variables production);

    @Override
    default Decision decide(Environments environments) {
        Optional<Variables> staging = environments.of(Mode.STAGING);
        Optional<Variables> production = environments.of(Mode.PROD);
        return staging.isPresent() && production.isPresent()
                ? compare(staging.get(), production.get())
                : new Decision(Verdict.SKIPPED, "needs the variables of both staging and production");
    }
}
