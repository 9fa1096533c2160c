package lockstep.suites.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.Variables;

/** A guard that judges each environment by itself; the worst of them counts, and alone is the reason. */
interface EnvironmentGuard extends Guard {

    Decision judge(Environment mode, Variables variables);

    @Override
    default Decision decide(Environments environments) {
        List<Decision> all = new ArrayList<>();
        for (Environment mode : Environment.always()) {
            Optional<Variables> variables = environments.of(mode);
            variables.map(given -> judge(mode, given))
                    .map(one -> new Decision(one.verdict(), mode.name() + ": " + one.reason()))
                    .ifPresent(all::add);
        }
        Verdict worst = all.stream().map(Decision::verdict).max(Verdict::compareTo).orElse(Verdict.SKIPPED);
        String reasons = all.stream()
                .filter(one -> one.verdict() == worst)
                .map(Decision::reason)
                .collect(Collectors.joining("; "));
        return new Decision(worst, all.isEmpty() ? "no variables were given" : reasons);
    }
}
