package lockstep.demo.governor;

import java.time.Duration;

/** What the breaker says to a call of the model. */
public sealed interface BreakerAnswer {

    /** The call may be made, and its outcome must be told to the breaker. */
    record Free() implements BreakerAnswer {}

    /** As {@link Free}, and this call alone decides whether the breaker closes again. */
    record Probe() implements BreakerAnswer {}

    record Open(Duration retryAfter) implements BreakerAnswer {}
}
