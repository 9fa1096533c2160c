package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;

/** Holds each visitor to the plan. Safe to share between threads; time comes from the caller. */
public final class PlanGuard {

    private final PlanLimits limits;
    private final Tally requests;

    public PlanGuard(PlanLimits limits) {
        this.limits = limits;
        this.requests = new Tally(limits.dailyRequests(), Duration.ofDays(1));
    }

    /** A request that is included counts; one that is not does not. */
    public synchronized PlanDecision decide(String subject, int characters, Instant now) {
        if (characters > limits.textCharacters()) {
            return new PlanDecision.TextTooLong(limits.textCharacters());
        }
        if (!requests.hasRoomFor(1, subject, now)) {
            return new PlanDecision.RequestsSpent(requests.untilEmptied(now));
        }
        requests.add(1, subject, now);
        return new PlanDecision.Included();
    }
}
