package lockstep.gates.gate;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * One request, and the patience that a limit needs.
 *
 * <p>A 429 that is not expected may be somebody else's doing (another operator behind the same address): its
 * {@code Retry-After} is waited out once. Should it persist, nothing was decided. In production it is one of the
 * rollback triggers (docs/policy.md#rollback-triggers), and a failure at once: people are turned away meanwhile.
 */
public record PatientRequest(GateName name, Request request, Expectation expected) {

    /**
     * What came of it.
     *
     * @param waited whether a Retry-After was waited out
     */
    public record Outcome(Decision decision, Observation seen, int attempts, boolean waited) {}

    /** Waits until no known lockout holds what counts against limits; else why there is no point in asking. */
    public Optional<String> awaitTurn(GateContext context) {
        boolean counts = request.method().equals("POST");
        return counts && context.mode().isStaging() ? context.awaitLockout(name) : Optional.empty();
    }

    public Outcome ask(GateContext context) {
        Observation first = context.ask(name, request);
        if (turnsPeopleAway(context, first)) {
            return new Outcome(GateContext.TURNED_AWAY, first, attempts(first), false);
        }
        if (!isLimited(first)) {
            return new Outcome(context.judge(first, expected), first, attempts(first), false);
        }
        Optional<Duration> cooldown = context.cooldown((Answer) first);
        if (cooldown.isEmpty()) {
            return new Outcome(limited("429 without a usable Retry-After"), first, attempts(first), false);
        }
        String asked = Durations.human(cooldown.get());
        if (!context.waitOut(name, cooldown.get())) {
            Decision undone = Thread.currentThread().isInterrupted()
                    ? Decision.inconclusive("rate-limited, and interrupted while waiting out Retry-After of " + asked)
                    : limited("429, and its Retry-After of " + asked + " is beyond the deadline");
            return new Outcome(undone, first, attempts(first), false);
        }
        Observation second = context.ask(name, request);
        Decision decision = isLimited(second)
                ? limited("429 again after waiting out Retry-After of " + asked)
                : context.judge(second, expected);
        return new Outcome(decision, second, attempts(first) + attempts(second), true);
    }

    private static int attempts(Observation seen) {
        return seen.timing().attempts();
    }

    /** Whether it is a 429 that nobody expects, where people are turned away by it. */
    public boolean turnsPeopleAway(GateContext context, Observation seen) {
        return isLimited(seen) && context.turnedAway(seen).isPresent();
    }

    private boolean isLimited(Observation observation) {
        return observation instanceof Answer answer && answer.status() == 429 && !expected.accepts(429);
    }

    private static Decision limited(String reason) {
        return Decision.inconclusive("rate-limited: " + reason);
    }
}
