package lockstep.demo.governor;

import java.time.Duration;

/** At most {@code count} requests in any stretch of time of this length. */
public record RateLimit(int count, Duration window) {

    public RateLimit {
        if (count < 1 || !window.isPositive()) {
            throw new IllegalArgumentException("a rate limit allows at least one request in more than no time");
        }
    }
}
