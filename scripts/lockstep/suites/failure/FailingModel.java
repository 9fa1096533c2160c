package lockstep.suites.failure;

import java.util.Optional;
import lockstep.suites.failure.HealthSnapshot.Finding;
import lockstep.suites.limits.ChatOutcome;

/**
 * Follows chats of a service whose model's key is wrong, look by look. Any model fails now and then, so a failure
 * counts when the next chat fails too, or when so many did that the breaker is open. For one drill.
 */
final class FailingModel {

    private boolean hasFailed;

    Finding look(HealthSnapshot sight) {
        return switch (sight.reception()) {
            case ChatOutcome.Answered(Optional<String> failure) -> failure
                    .map(type -> failed("a governed fallback, failure_type " + type))
                    .orElseGet(() -> answered("chat is answered as before: the change has no effect"));
            case ChatOutcome.Failed(int status, String failure) ->
                    failed("a governed " + status + ", failure_type " + failure);
            case ChatOutcome.BreakerOpen open -> Finding.done("a governed 503, the breaker is open");
            case ChatOutcome.Limited limited -> Finding.nothingSoFar("chat is limited by " + limited.code());
            case ChatOutcome.BudgetBlock block -> Finding.nothingSoFar("chat is blocked by the budget");
            case ChatOutcome.Improper improper ->
                    Finding.wrongSoFar("chat is not governed: " + improper.why().reason());
        };
    }

    private Finding failed(String how) {
        if (hasFailed) {
            return Finding.done(how);
        }
        hasFailed = true;
        return Finding.nothingSoFar(how + ", once so far: any model fails now and then");
    }

    private Finding answered(String how) {
        hasFailed = false;
        return Finding.nothingSoFar(how);
    }
}
