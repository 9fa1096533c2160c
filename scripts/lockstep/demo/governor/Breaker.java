package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A circuit breaker: closed, open after too many failures, after the cooldown half-open for one probe, which closes
 * or opens it again. Safe to share between threads; time comes from the caller.
 */
public final class Breaker {

    /** What others are told while the probe is out: it will be back soon. */
    private static final Duration PROBING = Duration.ofSeconds(1);

    private final BreakerLimits limits;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private State state = State.CLOSED;
    private Instant openUntil = Instant.MIN;

    private enum State { CLOSED, OPEN, PROBING }

    public Breaker(BreakerLimits limits) {
        this.limits = limits;
    }

    public synchronized BreakerAnswer pass(Instant now) {
        return switch (state) {
            case CLOSED -> new BreakerAnswer.Free();
            case PROBING -> new BreakerAnswer.Open(PROBING);
            case OPEN -> {
                if (now.isBefore(openUntil)) {
                    yield new BreakerAnswer.Open(Duration.between(now, openUntil));
                }
                state = State.PROBING;
                yield new BreakerAnswer.Probe();
            }
        };
    }

    /** Only the probe's success closes an open breaker: a slow call from before it opened says nothing new. */
    public synchronized void succeeded(BreakerAnswer passage) {
        if (passage instanceof BreakerAnswer.Probe) {
            state = State.CLOSED;
            failures.clear();
        }
    }

    public synchronized void failed(BreakerAnswer passage, Instant now) {
        if (passage instanceof BreakerAnswer.Probe) {
            open(now);
        } else if (state == State.CLOSED) {
            failures.addLast(now);
            Instant oldest = now.minus(limits.window());
            while (!failures.peekFirst().isAfter(oldest)) {
                failures.removeFirst();
            }
            if (failures.size() >= limits.failures()) {
                open(now);
            }
        }
    }

    private void open(Instant now) {
        state = State.OPEN;
        openUntil = now.plus(limits.cooldown());
        failures.clear();
    }
}
