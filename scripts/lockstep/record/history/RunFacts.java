package lockstep.record.history;

import java.util.Map;
import java.util.TreeMap;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;

/** Extracts from a gate run what the policy decides on. */
public final class RunFacts {

    private RunFacts() {}

    public static GateRunFacts of(GateRun run) {
        Map<GateName, Verdict> gates = new TreeMap<>();
        run.gates().forEach(gate -> gates.put(gate.name(), gate.verdict()));
        return new GateRunFacts(
                run.id().text(), run.suite(), run.mode(), run.base(), run.commit(), run.verdict(),
                run.failedByService(), run.revision().verified(), run.startedAt(), gates,
                run.service());
    }
}
