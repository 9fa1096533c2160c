package lockstep.tui.api;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;

/**
 * What an environment answered to one small look.
 *
 * @param gates the gates that can be asked again and again
 * @param services with production: each of several; none where there is one
 */
public record EnvironmentSeen(RevisionReading live, List<GateResult> gates, List<ServiceSeen> services) {

    public EnvironmentSeen {
        gates = List.copyOf(gates);
        services = List.copyOf(services);
    }

    /** Of the only service, or of the one that is open. */
    public EnvironmentSeen(RevisionReading live, List<GateResult> gates) {
        this(live, gates, List.of());
    }

    /** What is wrong with it by these answers: the first that failed. */
    public Optional<String> failure() {
        return first(Verdict.FAIL);
    }

    /** What could not be decided. */
    public Optional<String> doubt() {
        return first(Verdict.INCONCLUSIVE);
    }

    private Optional<String> first(Verdict verdict) {
        return gates.stream()
                .filter(gate -> gate.verdict() == verdict)
                .findFirst()
                .map(gate -> gate.name().word() + ": " + gate.reason());
    }
}
