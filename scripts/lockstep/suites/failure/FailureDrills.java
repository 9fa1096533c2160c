package lockstep.suites.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.limits.Pacer;

/**
 * The failure drills, one after another: break one thing, see it fail as documented, undo it, see it well again.
 *
 * @param patience how long a change may take to show
 * @param database what the service may do without its database
 */
public record FailureDrills(
        ServiceContract service, Guide guide, Pacer pacer, Duration patience, DatabaseOutcome database) {

    /** @param earlier what shows that the service is well */
    public List<Gate> gates(Set<FailureDrill> wanted, Set<GateName> earlier) {
        List<Gate> gates = new ArrayList<>();
        Set<GateName> well = new LinkedHashSet<>(earlier);
        for (FailureDrill drill : FailureDrill.values()) {
            if (wanted.contains(drill)) {
                gates.add(failure(drill, well));
                gates.add(new RestoredGate(drill, guide, watch(drill.restoredName(), RestoredGate.EXPECTED)));
                well = Set.of(drill.restoredName());
            }
        }
        return gates;
    }

    public List<Suite.Skipped> notAskedFor(Set<FailureDrill> wanted) {
        return Arrays.stream(FailureDrill.values())
                .filter(drill -> !wanted.contains(drill))
                .map(drill -> new Suite.Skipped(failure(drill, Set.of()), "not run; add `--failure NAME`"))
                .toList();
    }

    private Gate failure(FailureDrill drill, Set<GateName> after) {
        return new FailureGate(drill, database, Set.copyOf(after), guide, watch(drill.gateName(), claim(drill)));
    }

    /** Whoever waits for less claims something else. */
    private String claim(FailureDrill drill) {
        return drill.outcome() + "; patience " + Durations.typed(patience);
    }

    private HealthPoller watch(GateName gate, String expected) {
        return new HealthPoller(gate, expected, service, pacer, patience);
    }
}
