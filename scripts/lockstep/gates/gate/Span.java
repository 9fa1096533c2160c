package lockstep.gates.gate;

import java.time.Duration;
import java.time.Instant;

/** When a gate ran, waiting included: from when, and for how long. */
public record Span(Instant from, Duration took) {}
