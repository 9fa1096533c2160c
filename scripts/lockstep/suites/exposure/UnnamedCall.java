package lockstep.suites.exposure;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * A claim that cannot be looked at, since the configuration does not name what to ask: the answer of some other path
 * would say nothing of it.
 *
 * @param key of the configuration
 */
record UnnamedCall(GateName name, String claim, String key) implements Gate {

    UnnamedCall(String name, String claim, String key) {
        this(new GateName(name), claim, key);
    }

    @Override
    public GateResult run(GateContext context) {
        return notRun(Verdict.INCONCLUSIVE, "not run: lockstep.yaml names no " + key);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return new GateResult(
                name, verdict, reason, Optional.empty(), Optional.empty(), claim, List.of(), Optional.empty(), 0);
    }
}
