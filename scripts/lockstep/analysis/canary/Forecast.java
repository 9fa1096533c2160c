package lockstep.analysis.canary;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a healthy canary will be able to prove a gate, and when.
 *
 * @param canaryRequests the canary requests that it takes; empty where no number does
 * @param takes how long that is with this traffic and weight
 */
public record Forecast(String gate, Optional<Long> canaryRequests, Optional<Duration> takes, String words) {

    public boolean within(Duration time) {
        return takes.isPresent() && takes.get().compareTo(time) <= 0;
    }
}
