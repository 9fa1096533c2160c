package lockstep.demo.governor;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast one may ask, and for how long one is locked out for asking faster.
 *
 * @param address limits that hold together for one network address: a burst and a sustained one
 * @param subject the same for one visitor
 * @param lockouts for the first, second, … offence; the last for every later one
 * @param forgiveAfter an offence this long after the end of the last lockout is a first one again
 */
public record WafLimits(
        List<RateLimit> address, List<RateLimit> subject, List<Duration> lockouts, Duration forgiveAfter) {

    public WafLimits {
        address = List.copyOf(address);
        subject = List.copyOf(subject);
        lockouts = List.copyOf(lockouts);
        if (lockouts.isEmpty() || !lockouts.stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("at least one lockout is needed, each of more than no time");
        }
    }

    /** Those of the service that the seeds describe. */
    public static WafLimits defaults() {
        Duration burst = Duration.ofSeconds(10);
        Duration sustained = Duration.ofSeconds(60);
        return new WafLimits(
                List.of(new RateLimit(5, burst), new RateLimit(60, sustained)),
                List.of(new RateLimit(8, burst), new RateLimit(120, sustained)),
                Stream.of(30, 120, 600, 3_600).map(Duration::ofSeconds).toList(),
                Duration.ofHours(6));
    }

    public WafLimits withLockouts(Duration... lockouts) {
        return new WafLimits(address, subject, List.of(lockouts), forgiveAfter);
    }

    /** The same burst limit for an address and for a visitor, and nothing sustained. */
    public WafLimits withBurst(int count, Duration window) {
        List<RateLimit> limit = List.of(new RateLimit(count, window));
        return new WafLimits(limit, limit, lockouts, forgiveAfter);
    }
}
