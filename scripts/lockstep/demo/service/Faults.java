package lockstep.demo.service;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The faults that are switched on just now. */
final class Faults {

    private final Set<Fault> on = ConcurrentHashMap.newKeySet();

    Faults(Set<Fault> initial) {
        on.addAll(initial);
    }

    boolean any(Fault... faults) {
        return Arrays.stream(faults).anyMatch(on::contains);
    }

    void add(Fault fault) {
        on.add(fault);
    }

    void remove(Fault fault) {
        on.remove(fault);
    }

    Set<Fault> now() {
        return Set.copyOf(on);
    }
}
