package lockstep.suites.guard;

import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.suites.variables.Environments;

/** A guard as a gate of a run: it asks no service, and so has neither request nor observation. */
public record GuardGate(Guard guard, Environments environments) implements Gate {

    @Override
    public GateName name() {
        return guard.name();
    }

    @Override
    public GateResult run(GateContext context) {
        return result();
    }

    public GateResult result() {
        Decision decision = guard.decide(environments);
        return notRun(decision.verdict(), Sanitiser.line(decision.reason(), 1_000));
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name(), verdict, reason, guard.claim());
    }
}
