package lockstep.suites.limits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;

/** Keeps the chats of one run within a {@link Pace}. Safe to share between gates that run side by side. */
public final class Pacer {

    /** The service counts when a chat arrives, not when it was sent. */
    private static final Duration MARGIN = Duration.ofMillis(250);

    private final Pace pace;
    private final Deque<Instant> sent = new ArrayDeque<>();

    public Pacer(Pace pace) {
        this.pace = pace;
    }

    /** Waits until one more chat is within the pace, and counts it; false when there is no time to wait for that. */
    public synchronized boolean awaitTurn(GateContext context, GateName gate) {
        forgetOld(context);
        if (sent.size() >= pace.requests()) {
            Instant free = sent.peekFirst().plus(pace.window()).plus(MARGIN);
            Duration wait = Duration.between(context.clock().instant(), free);
            if (!context.waitFor(gate, wait, "keeping to " + pace)) {
                return false;
            }
            forgetOld(context);
        }
        sent.addLast(context.clock().instant());
        return true;
    }

    private void forgetOld(GateContext context) {
        Instant oldest = context.clock().instant().minus(pace.window());
        while (!sent.isEmpty() && !sent.peekFirst().isAfter(oldest)) {
            sent.removeFirst();
        }
    }
}
