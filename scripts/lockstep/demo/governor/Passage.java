package lockstep.demo.governor;

import java.time.Duration;

/** What the breaker says to a call of the model. */
public sealed interface Passage {

    /** The call may be made, and its outcome must be told to the breaker. */
    record Free() implements Passage {}

    /** As {@link Free}, and this call alone decides whether the breaker closes again. */
    record Probe() implements Passage {}

    record Open(Duration retryAfter) implements Passage {}
}
