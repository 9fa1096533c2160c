package lockstep.demo.chat;

import java.time.Duration;
import java.util.Optional;
import lockstep.demo.governor.Admission;
import lockstep.demo.governor.BudgetDecision;

/** What becomes of a request to chat. */
public sealed interface ChatDecision {

    /** The model's answer. */
    record Answered(String text) implements ChatDecision {}

    /** The model failed; the visitor is told in a governed way. */
    record FellBack(Model.Failure why) implements ChatDecision {}

    record Malformed(Malformation what) implements ChatDecision {}

    /** @param refusals in this lockout, this one included */
    record RateLimited(Admission.Scope scope, Duration retryAfter, int refusals) implements ChatDecision {}

    record TextTooLong(int mostCharacters) implements ChatDecision {}

    record PlanSpent(Duration retryAfter) implements ChatDecision {}

    record BudgetSpent(BudgetDecision.Scope scope, Optional<Duration> retryAfter) implements ChatDecision {}

    record BreakerOpen(Duration retryAfter) implements ChatDecision {}

    /** Sessions and quotas cannot be read, so nobody may chat: failing closed. */
    record StoreDown() implements ChatDecision {}

    /** What the rate limiter said, as the log has it. */
    default String wafDecision() {
        return switch (this) {
            case Malformed malformed -> "rejected_" + malformed.what().code();
            case RateLimited limited -> "limited_" + limited.scope().word();
            case Answered any -> "allow";
            case FellBack any -> "allow";
            case TextTooLong any -> "allow";
            case PlanSpent any -> "allow";
            case BudgetSpent any -> "allow";
            case BreakerOpen any -> "allow";
            case StoreDown any -> "allow";
        };
    }

    /** What the plan said, as the log has it. */
    default String planDecision() {
        return switch (this) {
            case Malformed any -> "not_reached";
            case RateLimited any -> "not_reached";
            case StoreDown any -> "not_reached";
            case TextTooLong any -> "refused_size";
            case PlanSpent any -> "refused_quota";
            case Answered any -> "allow";
            case FellBack any -> "allow";
            case BudgetSpent any -> "allow";
            case BreakerOpen any -> "allow";
        };
    }
}
