package lockstep.suites.limits;

import java.time.Duration;
import java.util.Optional;
import lockstep.gates.gate.Decision;

/** What became of a chat. */
public sealed interface ChatOutcome {

    /**
     * 200 and the governed contract.
     *
     * @param failure the {@code failure_type}, sanitised, where the answer is a fallback
     */
    record Answered(Optional<String> failure) implements ChatOutcome {}

    /**
     * The governed contract with a status of 5xx: the service failed as it is meant to.
     *
     * @param failure the {@code failure_type}, sanitised
     */
    record Failed(int status, String failure) implements ChatOutcome {}

    /** 429 by the token budget. */
    record BudgetBlock(LimitCode code, Optional<Duration> retryAfter) implements ChatOutcome {}

    /** A structured 429 by any other limit. */
    record Limited(LimitCode code, Optional<Duration> cooldown) implements ChatOutcome {}

    /** 503 by the circuit breaker. */
    record BreakerOpen(Optional<Duration> retryAfter) implements ChatOutcome {}

    /** No answer, or none that the contract allows: why. */
    record Improper(Decision why) implements ChatOutcome {}
}
