package lockstep.policy.promotion;

import java.util.List;
import lockstep.gates.gate.GateName;

/** A production gate that did not pass, and the statuses that it was answered; none where nothing answered. */
public record GateFailure(GateName gate, List<Integer> statuses) {

    public GateFailure {
        statuses = List.copyOf(statuses);
    }
}
