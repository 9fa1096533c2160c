package lockstep.suites.chat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lockstep.gates.burst.Pace;

/**
 * What is known beforehand of the service's limits, so that gates can tell what they put to the test.
 *
 * @param rate chats that one address may make
 * @param lockouts for the first, second, … time of going over it; the last for every later one
 * @param forgiveAfter when a first time is a first one again
 * @param breakerFailures failures of the provider that open the breaker
 * @param breakerWindow within which they have to come
 */
public record ServiceLimits(
        Pace rate, List<Duration> lockouts, Duration forgiveAfter, int breakerFailures, Duration breakerWindow) {

    public ServiceLimits {
        lockouts = List.copyOf(lockouts);
    }

    public static ServiceLimits defaults() {
        return new ServiceLimits(
                new Pace(5, Duration.ofSeconds(10)), Stream.of(30, 120, 600, 3_600).map(Duration::ofSeconds).toList(),
                Duration.ofHours(24), 5, Duration.ofMinutes(1));
    }

    /** The lockout that follows after so many. */
    public Duration lockoutAfter(int earlier) {
        return lockouts.isEmpty() ? Duration.ZERO : lockouts.get(Math.min(earlier, lockouts.size() - 1));
    }
}
