package lockstep.tui.api;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * What an environment answered to one small look.
 *
 * @param gates the gates that can be asked again and again
 */
public record EnvironmentSeen(Live live, List<GateResult> gates) {

    public EnvironmentSeen {
        gates = List.copyOf(gates);
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
