package lockstep.gates.suite;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.ServiceProfile;

/**
 * Gates that are run together, in the order in which reports show them. A gate only waits for gates before it, so
 * there can be no circle.
 *
 * @param skipped gates that belong to the suite and were not asked for, with how to ask for them
 * @param smoke the gates that are worth asking even a service that is not the one it should be
 * @param declaration the digest of the declaration that it was made from; empty where it is built in
 * @param profile what is known of the answers of its service
 */
public record Suite(
        String name, List<Gate> gates, List<Skipped> skipped, Set<GateName> smoke, Optional<String> declaration,
        ServiceProfile profile) {

    /** A gate that was not asked for. */
    public record Skipped(Gate gate, String reason) {}

    public Suite {
        gates = List.copyOf(gates);
        skipped = List.copyOf(skipped);
        smoke = Set.copyOf(smoke);
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

    /** Built in. */
    public Suite(String name, List<Gate> gates, List<Skipped> skipped, Set<GateName> smoke) {
        this(name, gates, skipped, smoke, Optional.empty(), ServiceProfile.http());
    }

    /** Without a gate that could be held back. */
    public Suite(String name, List<Gate> gates, List<Skipped> skipped) {
        this(name, gates, skipped, gates.stream().map(Gate::name).collect(Collectors.toSet()));
    }

    /** The same suite, of which only these gates are asked of a service that is not the one it should be. */
    public Suite smokedBy(List<? extends Gate> gates) {
        return new Suite(
                name, this.gates, skipped, gates.stream().map(Gate::name).collect(Collectors.toSet()), declaration,
                profile);
    }

    /** The same suite; what goes beyond its smoke is not asked, for the given reason. */
    public Suite heldBack(String reason) {
        List<Gate> held = gates.stream()
                .<Gate>map(gate -> smoke.contains(gate.name()) ? gate : new HeldGate(gate, reason))
                .toList();
        return new Suite(name, held, skipped, smoke, declaration, profile);
    }

    /** The same suite, made from a declaration. */
    public Suite declaredBy(String sha256) {
        return new Suite(name, gates, skipped, smoke, Optional.of(sha256), profile);
    }

    /** The same suite, of a service of which more is known. */
    public Suite of(ServiceProfile known) {
        return new Suite(name, gates, skipped, smoke, declaration, known);
    }
}
