package lockstep.demo.governor;

import java.time.Duration;

/**
 * When the breaker opens and for how long: COST_BREAKER_FAIL_THRESHOLD failures within COST_BREAKER_WINDOW_SECONDS,
 * for COST_BREAKER_COOLDOWN_SECONDS.
 */
public record BreakerLimits(int failures, Duration window, Duration cooldown) {

    public BreakerLimits {
        if (failures < 1 || !window.isPositive() || !cooldown.isPositive()) {
            throw new IllegalArgumentException("a breaker needs at least one failure, and times of more than nothing");
        }
    }

    public static BreakerLimits defaults() {
        return new BreakerLimits(5, Duration.ofSeconds(60), Duration.ofSeconds(120));
    }
}
