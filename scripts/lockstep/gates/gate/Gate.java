package lockstep.gates.gate;

import java.time.Duration;
import java.util.Set;

/** A claim about a service that could have failed. Names are unique within a suite. */
public interface Gate {

    GateName name();

    /** The gates that must be over before this one starts: it needs their cookie, or must not disturb them. */
    default Set<GateName> after() {
        return Set.of();
    }

    /** Of those, the gates that must have passed: without them this one would cost, and show nothing. */
    default Set<GateName> needs() {
        return Set.of();
    }

    /** What it will put on the service. */
    default Load load() {
        return Load.NONE;
    }

    /** How long this gate may take, within the run's deadline. */
    default Duration limit() {
        return Duration.ofSeconds(150);
    }

    /** Never throws for what a service does; a {@link RuntimeException} is an error in the gate itself. */
    GateResult run(GateContext context);

    /** The result when the gate was not run. */
    GateResult notRun(Verdict verdict, String reason);
}
