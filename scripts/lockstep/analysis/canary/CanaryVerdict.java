package lockstep.analysis.canary;

import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.Verdict;

/**
 * What follows from all that was seen so far.
 *
 * @param breach what a failure asks for
 * @param reasons why; where it is undecided, everything that is missing for a pass
 * @param notProven the gates that did not hold up the pass although they are undecided
 */
public record CanaryVerdict(
        Verdict verdict, Optional<Breach> breach, List<String> reasons, List<GateJudgement> gates,
        List<String> notProven) {

    public CanaryVerdict {
        reasons = List.copyOf(reasons);
        gates = List.copyOf(gates);
        notProven = List.copyOf(notProven);
    }
}
