package lockstep.demo.governor;

import java.time.Duration;

/** What the plan says to a request. */
public sealed interface PlanDecision {

    record Included() implements PlanDecision {}

    record TextTooLong(int mostCharacters) implements PlanDecision {}

    record RequestsSpent(Duration retryAfter) implements PlanDecision {}
}
