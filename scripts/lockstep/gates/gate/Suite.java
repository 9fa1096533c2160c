package lockstep.gates.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gates that are run together, in the order in which reports show them. A gate only waits for gates before it, so
 * there can be no circle.
 *
 * @param skipped gates that belong to the suite and were not asked for, with how to ask for them
 */
public record Suite(String name, List<Gate> gates, List<Skipped> skipped) {

    /** A gate that was not asked for. */
    public record Skipped(Gate gate, String reason) {}

    public Suite {
        gates = List.copyOf(gates);
        skipped = List.copyOf(skipped);
        Set<GateName> seen = new HashSet<>();
        for (Gate gate : gates) {
            if (!seen.containsAll(gate.after())) {
                throw new IllegalArgumentException(gate.name() + " waits for a gate that does not come before it");
            }
            if (!seen.add(gate.name())) {
                throw new IllegalArgumentException("two gates are named " + gate.name());
            }
        }
    }

    public Suite(String name, List<Gate> gates) {
        this(name, gates, List.of());
    }
}
