package lockstep.gates.suite;

import java.util.HashSet;
import java.util.Set;
import lockstep.gates.gate.DelegatingGate;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;

/** A gate that is not asked unless others have passed: nothing that costs is sent to a service that is not healthy. */
public record NeedingGate(Gate gate, Set<GateName> needs) implements DelegatingGate {

    /** Beside what the gate needs itself. */
    public NeedingGate {
        Set<GateName> all = new HashSet<>(gate.needs());
        all.addAll(needs);
        needs = Set.copyOf(all);
    }

    @Override
    public Set<GateName> after() {
        Set<GateName> all = new HashSet<>(gate.after());
        all.addAll(needs);
        return Set.copyOf(all);
    }
}
