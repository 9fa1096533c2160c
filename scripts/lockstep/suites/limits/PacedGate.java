package lockstep.suites.limits;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.DelegatingGate;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * A gate that waits for its turn: until other gates are over, and until one more chat is within the pace. What chats
 * waits by itself until a known lockout is over.
 */
public record PacedGate(Gate gate, Set<GateName> after, Pacer pacer) implements DelegatingGate {

    public PacedGate {
        Set<GateName> all = new HashSet<>(after);
        all.addAll(gate.after());
        after = Set.copyOf(all);
    }

    /** The same gate, no faster than the pace. */
    public static PacedGate paced(Gate gate, Pacer pacer) {
        return new PacedGate(gate, Set.of(), pacer);
    }

    /** The same gate, once these are over. */
    public static PacedGate after(Collection<GateName> others, Gate gate) {
        return new PacedGate(gate, Set.copyOf(others), new Pacer(Pace.FREE));
    }

    /** Lockouts of ten minutes occur; the deadline of the run still holds. */
    @Override
    public Duration limit() {
        return gate.limit().plus(Duration.ofHours(1));
    }

    @Override
    public GateResult run(GateContext context) {
        return pacer.awaitTurn(context, name())
                ? gate.run(context)
                : notRun(Verdict.INCONCLUSIVE, "no time was left to keep to the pace");
    }
}
