package lockstep.gates.gate;

import java.time.Duration;
import java.util.Set;
import lockstep.gates.http.Deadline;

/** A claim about a service that could have failed. Names are unique within a suite. */
public interface Gate {

    GateName name();

    /** The gates that must be over before this one starts: it needs their cookie, or must not disturb them. */
    default Set<GateName> after() {
        return Set.of();
    }

    /** How long this gate may take, within the run's deadline. */
    default Duration limit() {
        return Duration.ofSeconds(150);
    }

    /** Never throws for what a service does; a {@link RuntimeException} is an error in the gate itself. */
    GateResult run(GateContext context);

    /** The result when the gate was not run. */
    GateResult unasked(Verdict verdict, String reason);
}
