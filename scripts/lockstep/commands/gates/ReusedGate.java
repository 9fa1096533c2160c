package lockstep.commands.gates;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lockstep.gates.gate.DelegatingGate;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.ReusedGates;

/**
 * A drill that is not run again: the result of a fresh run of the same commit stands, and says whose it is.
 *
 * @param gate that would have been run
 * @param run where it passed
 */
record ReusedGate(Gate gate, GateRun run) implements DelegatingGate {

    @Override
    public Set<GateName> needs() {
        return Set.of();
    }

    @Override
    public Load load() {
        return Load.NONE;
    }

    @Override
    public GateResult run(GateContext context) {
        GateResult stored = run.gate(name()).orElseThrow();
        return new GateResult(
                name(), stored.verdict(), "reused from the run of " + run.startedAt() + " at " + run.base() + ": "
                        + stored.reason(),
                stored.method(), stored.path(), stored.expected(), stored.expectedStatus(),
                stored.observed().map(seen -> {
                    Map<String, Object> fields = new LinkedHashMap<>(seen.fields());
                    fields.put(ReusedGates.FROM, run.id().text());
                    return seen.withFields(fields);
                }), 0);
    }
}
