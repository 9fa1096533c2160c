package lockstep.gates.suite;

import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** A gate that sends nothing and decides nothing, because of what was known before it could start. */
record HeldGate(Gate gate, String reason) implements Gate {

    @Override
    public GateName name() {
        return gate.name();
    }

    @Override
    public GateResult run(GateContext context) {
        return notRun(Verdict.INCONCLUSIVE, reason);
    }

    @Override
    public GateResult notRun(Verdict verdict, String why) {
        return gate.notRun(verdict, why);
    }
}
