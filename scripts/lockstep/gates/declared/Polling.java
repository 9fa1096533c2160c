package lockstep.gates.declared;

import java.time.Duration;

/** Asking again until the expectation holds, or the time is over. */
public record Polling(Duration every, Duration time) {}
