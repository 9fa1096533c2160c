package lockstep.base.release;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Tells the time from when it was made on: somebody who sets the host's clock back changes nothing.
 *
 * <p>What counts the time stands still while the host is asleep. So where the host's clock has run ahead of it, the
 * time leaps to that: either the host slept, or its clock was set, and nobody can vouch for the time between.
 */
public final class SteadyClock implements InstantSource {

    /** Clocks are corrected by less, again and again. */
    private static final Duration LEAP = Duration.ofSeconds(10);

    private final InstantSource host;
    private final LongSupplier nanos;
    private Instant from;
    private long fromNanos;
    private Duration leaps = Duration.ZERO;

    private SteadyClock(InstantSource host, LongSupplier nanos) {
        this.host = host;
        this.nanos = nanos;
        this.from = host.instant();
        this.fromNanos = nanos.getAsLong();
    }

    /** A clock that is not the host's is left as it is. */
    public static InstantSource of(InstantSource clock) {
        return clock.equals(InstantSource.system()) ? of(clock, System::nanoTime) : clock;
    }

    /** @param nanos how much time goes by, whoever sets the clock; it may stand still while the host is asleep */
    public static InstantSource of(InstantSource host, LongSupplier nanos) {
        return new SteadyClock(host, nanos);
    }

    /**
     * One that goes on from a moment that is on record: hosts' clocks differ, and time does not run backwards in the
     * record of a canary.
     */
    public static InstantSource goingOn(Instant recorded, InstantSource clock) {
        Duration behind = Duration.between(clock.instant(), recorded);
        return behind.isPositive() ? () -> clock.instant().plus(behind) : clock;
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        Instant steady = from.plusNanos(now - fromNanos);
        Instant told = host.instant();
        if (Duration.between(steady, told).compareTo(LEAP) <= 0) {
            return steady;
        }
        leaps = leaps.plus(Duration.between(steady, told));
        from = told;
        fromNanos = now;
        return told;
    }

    /** By how much the time has leapt since it was made. */
    public synchronized Duration leaps() {
        return leaps;
    }
}
