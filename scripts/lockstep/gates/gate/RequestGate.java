package lockstep.gates.gate;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Durations;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * A claim about the answer to one request.
 *
 * <p>A 429 that is not expected may be somebody else's doing (another operator behind the same address): its
 * {@code Retry-After} is waited out once. Should it persist, nothing was decided. In production it is one of the
 * rollback triggers (docs/policy.md#rollback-triggers), and a failure at once: people are turned away meanwhile.
 */
public record RequestGate(GateName name, Request request, Expectation expected, Set<GateName> after) implements Gate {

    public RequestGate {
        after = Set.copyOf(after);
    }

    public RequestGate(String name, Request request, Expectation expected) {
        this(new GateName(name), request, expected, Set.of());
    }

    public RequestGate after(String gate) {
        return new RequestGate(name, request, expected, Set.of(new GateName(gate)));
    }

    @Override
    public GateResult run(GateContext context) {
        boolean chats = request.method().equals("POST");
        if (chats && context.mode().isStaging()) {
            Optional<String> locked = context.awaitLockout(name);
            if (locked.isPresent()) {
                return unasked(Verdict.INCONCLUSIVE, locked.get());
            }
        }
        Observation first = context.ask(name, request);
        if (isLimited(first) && context.mode().hasUsers()) {
            return result(Decision.fail("unexpected 429: in production, a rollback trigger"), first, 1);
        }
        if (!isLimited(first)) {
            return result(Evaluation.evaluate(first, expected), first, 1);
        }
        Optional<Duration> cooldown = Cooldown.of((Answer) first, context.clock().instant());
        if (cooldown.isEmpty()) {
            return result(limited("429 without a usable Retry-After"), first, 1);
        }
        Duration wait = cooldown.get().plus(Cooldown.ROUNDING);
        String asked = Durations.human(cooldown.get());
        if (!context.waitFor(name, wait, "limited; waiting out Retry-After of " + asked)) {
            Decision undone = Thread.currentThread().isInterrupted()
                    ? Decision.inconclusive("rate-limited, and interrupted while waiting out Retry-After of " + asked)
                    : limited("429, and its Retry-After of " + asked + " is beyond the deadline");
            return result(undone, first, 1);
        }
        Observation second = context.ask(name, request);
        Decision decision = isLimited(second)
                ? limited("429 again after waiting out Retry-After of " + asked)
                : Evaluation.evaluate(second, expected);
        return result(decision, second, 2);
    }

    private boolean isLimited(Observation observation) {
        return observation instanceof Answer answer && answer.status() == 429 && !expected.statuses().contains(429);
    }

    private static Decision limited(String reason) {
        return Decision.inconclusive("rate-limited: " + reason);
    }

    private GateResult result(Decision decision, Observation seen, int attempts) {
        return GateResult.of(name, decision, request, expected, Observed.of(seen), attempts);
    }

    @Override
    public Load load() {
        return new Load(request.method().equals("POST") ? 1 : 0, false);
    }

    @Override
    public GateResult unasked(Verdict verdict, String reason) {
        return GateResult.unasked(name, verdict, reason, request, expected);
    }
}
