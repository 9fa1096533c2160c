package lockstep.suites.guard;

import java.time.Duration;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** One claim judged twice: by the variables, and by what the live service does. The worse of the two counts. */
record ConfiguredAndLive(GuardGate configured, Gate live) implements Gate {

    @Override
    public GateName name() {
        return configured.name();
    }

    @Override
    public Set<GateName> after() {
        return live.after();
    }

    @Override
    public Duration limit() {
        return live.limit();
    }

    @Override
    public GateResult run(GateContext context) {
        return joined(live.run(context));
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return joined(live.notRun(verdict, reason));
    }

    private GateResult joined(GateResult seen) {
        GateResult said = configured.result();
        Verdict worse = said.verdict().compareTo(seen.verdict()) > 0 ? said.verdict() : seen.verdict();
        return new GateResult(
                name(), worse, said.reason() + "; live: " + seen.reason(), seen.method(), seen.path(),
                said.expected() + "; live: " + seen.expected(), seen.expectedStatus(), seen.observed(),
                seen.attempts());
    }
}
