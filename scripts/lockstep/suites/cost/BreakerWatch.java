package lockstep.suites.cost;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Decision;
import lockstep.suites.limits.ChatOutcome;

/**
 * What is known of a breaker that was seen open, from one chat to the next. Pure.
 *
 * @param retryAfter what the breaker asked for when it was seen open
 * @param phase how far it has come
 * @param pause how long to wait before the next chat
 */
record BreakerWatch(Duration retryAfter, Phase phase, Duration pause) {

    enum Phase {
        OPEN,
        /** It let a chat through to the provider, which still failed; so it is open again. */
        FAILED_AGAIN,
        /** It let a chat through, which was answered. */
        LET_THROUGH
    }

    /** What follows from one more chat. */
    sealed interface Step {
        record Over(Decision decision) implements Step {}

        record Again(BreakerWatch watch) implements Step {}
    }

    /** What others are told to wait while somebody else's probe is out. */
    private static final Duration PROBING = Duration.ofSeconds(2);

    static BreakerWatch of(Duration retryAfter) {
        return new BreakerWatch(retryAfter, Phase.OPEN, retryAfter);
    }

    Step after(ChatOutcome reception) {
        return switch (reception) {
            case ChatOutcome.Answered(Optional<String> failure) ->
                    failure.isEmpty() ? answered() : again(Phase.FAILED_AGAIN, retryAfter);
            case ChatOutcome.Failed failed -> again(Phase.FAILED_AGAIN, retryAfter);
            case ChatOutcome.BreakerOpen(Optional<Duration> more) -> open(more.orElse(retryAfter));
            case ChatOutcome.BudgetBlock block ->
                    over(Decision.inconclusive("blocked by the budget (" + block.code() + ")"));
            case ChatOutcome.Limited limited -> over(Decision.inconclusive("limited by " + limited.code()));
            case ChatOutcome.Improper(Decision why) -> over(why);
        };
    }

    /** When there is no time left to go on. */
    Decision unfinished() {
        String asked = Durations.human(retryAfter);
        return Decision.inconclusive(switch (phase) {
            case OPEN -> "the breaker's retry_after (" + asked + ") is beyond the deadline";
            case FAILED_AGAIN -> "half-open after its retry_after (" + asked
                    + "), but the provider still fails: make it work again, then run this again";
            case LET_THROUGH -> "half-open after its retry_after (" + asked + "); no time was left to see it closed";
        });
    }

    private Step answered() {
        return phase == Phase.LET_THROUGH
                ? over(Decision.pass("half-open, then closed, after its retry_after (" + Durations.human(retryAfter)
                        + ")"))
                : again(Phase.LET_THROUGH, Duration.ZERO);
    }

    private Step open(Duration more) {
        return switch (phase) {
            case LET_THROUGH -> over(Decision.fail("open again right after a chat was let through and answered"));
            case FAILED_AGAIN -> again(Phase.OPEN, more);
            case OPEN -> more.compareTo(PROBING) <= 0
                    ? again(Phase.OPEN, more)
                    : over(Decision.fail("still open after its own retry_after (" + Durations.human(retryAfter)
                            + ") was waited out"));
        };
    }

    private Step again(Phase next, Duration pause) {
        return new Step.Again(new BreakerWatch(retryAfter, next, pause));
    }

    private static Step over(Decision decision) {
        return new Step.Over(decision);
    }
}
