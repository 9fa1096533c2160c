package lockstep.suites.failure;

import java.time.Duration;
import java.util.Optional;
import lockstep.gates.http.Observation;
import lockstep.suites.failure.HealthSnapshot.Finding;
import lockstep.suites.limits.ChatOutcome;

/**
 * Follows chats of a service whose model's key is wrong, look by look. Any model fails now and then, so a failure
 * counts when the next chat fails too, or when so many did that the breaker is open. For one drill.
 */
public final class FailingModel {

    private boolean hasFailed;

    public Finding look(HealthSnapshot sight) {
        if (!HealthSnapshot.is200(sight.health())) {
            return HealthSnapshot.unseen(sight.health()).map(Finding::nothingSoFar).orElseGet(() ->
                    Finding.wrongSoFar("the app is not up: health " + HealthSnapshot.status(sight.health())));
        }
        return switch (sight.reception()) {
            case ChatOutcome.Answered(Optional<String> failure) -> failure
                    .map(type -> failed("a governed fallback, failure_type " + type))
                    .orElseGet(() -> answered("chat is answered as before: the change has no effect"));
            case ChatOutcome.Failed(int status, String failure) ->
                    failed("a governed " + status + ", failure_type " + failure);
            case ChatOutcome.BreakerOpen(Optional<Duration> retryAfter) -> unavailable(sight.chat(), retryAfter);
            case ChatOutcome.Limited limited -> Finding.nothingSoFar("chat is limited by " + limited.code());
            case ChatOutcome.BudgetBlock block -> Finding.nothingSoFar("chat is blocked by the budget");
            case ChatOutcome.Improper improper -> HealthSnapshot.undecided(improper)
                    .map(why -> Finding.nothingSoFar("chat: " + why))
                    .orElseGet(() -> Finding.wrongSoFar("chat is not governed: " + improper.why().reason()));
        };
    }

    /** Only an open breaker knows when it will try again; without that it is one failure of the provider. */
    private Finding unavailable(Observation chat, Optional<Duration> retryAfter) {
        if (!FailureEvaluator.isGovernedError(chat)) {
            return Finding.wrongSoFar("chat is not governed: a 503 of the provider without a structure");
        }
        return retryAfter.filter(Duration::isPositive).isPresent()
                ? Finding.done("a governed 503, the breaker is open")
                : failed("a governed 503 of the provider, without a time to wait as an open breaker has it");
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
