package lockstep.suites.declared;

import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** What stands where there is no gate to ask, so that nothing is called healthy that was not asked. */
record NoGate(String reason) implements Gate {

    private static final GateName NAME = new GateName("no_gate");

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        return notRun(Verdict.INCONCLUSIVE, reason);
    }

    @Override
    public GateResult notRun(Verdict verdict, String why) {
        return GateResult.notRun(NAME, verdict, why, "a gate that is declared for the environment");
    }
}
