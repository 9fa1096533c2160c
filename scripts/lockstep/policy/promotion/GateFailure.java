package lockstep.policy.promotion;

import java.util.List;
import java.util.Optional;

/**
 * A production gate that did not pass.
 *
 * @param meaning what it means that this gate fails, where that is known; else its statuses tell
 * @param statuses those that it was answered; none where nothing answered
 */
public record GateFailure(Optional<RollbackTrigger> meaning, List<Integer> statuses) {

    public GateFailure {
        statuses = List.copyOf(statuses);
    }
}
