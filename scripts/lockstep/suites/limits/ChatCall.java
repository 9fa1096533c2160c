package lockstep.suites.limits;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * One chat of several, kept to the pace. A rate limit that is met all the same is waited out, as often as is allowed;
 * but not where there are users, whom it turns away.
 *
 * @param most how often a limit is waited out for one chat
 */
public record ChatCall(GateName gate, Request request, ChatOutcomeClassifier classifier, Pacer pacer, int most) {

    /**
     * What came of it.
     *
     * @param observation of the last request
     * @param reception of the last request; still {@code Limited} where waiting was of no use, or beyond the deadline
     * @param requests how many were made
     */
    public record Outcome(Observation observation, ChatOutcome reception, int requests) {}

    /** Empty when there was no time to keep to the pace, or to wait until a lockout is over. */
    public Optional<Outcome> make(GateContext context) {
        boolean isPatient = !context.mode().hasUsers();
        if (isPatient && context.awaitLockout(gate).isPresent() || !pacer.awaitTurn(context, gate)) {
            return Optional.empty();
        }
        for (int requests = 1; ; requests++) {
            Observation observation = context.ask(gate, request);
            ChatOutcome reception = classifier.of(observation, context.clock().instant());
            boolean again = isPatient && requests <= most
                    && reception instanceof ChatOutcome.Limited(LimitCode code, Optional<Duration> cooldown)
                    && cooldown.isPresent()
                    && context.waitOut(gate, cooldown.get(),
                            "limited (" + code + "); waiting out Retry-After of " + Durations.human(cooldown.get()));
            if (!again) {
                return Optional.of(new Outcome(observation, reception, requests));
            }
        }
    }
}
