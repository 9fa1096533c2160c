package lockstep.gates.gate;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A gate that is not asked unless others have passed: nothing that costs is sent to a service that is not healthy. */
public record NeedingGate(Gate gate, Set<GateName> needs) implements Gate {

    public NeedingGate {
        needs = Set.copyOf(needs);
    }

    @Override
    public GateName name() {
        return gate.name();
    }

    @Override
    public Set<GateName> after() {
        Set<GateName> all = new HashSet<>(gate.after());
        all.addAll(needs);
        return Set.copyOf(all);
    }

    @Override
    public Duration limit() {
        return gate.limit();
    }

    @Override
    public GateResult run(GateContext context) {
        return gate.run(context);
    }

    @Override
    public Load load() {
        return gate.load();
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return gate.notRun(verdict, reason);
    }
}
