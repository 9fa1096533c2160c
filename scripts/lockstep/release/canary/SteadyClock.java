package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells the time from when it was made on: somebody who sets the host's clock changes nothing. */
final class SteadyClock implements InstantSource {

    private final Instant began;
    private final long beganNanos = System.nanoTime();

    /** A clock that is not the host's is left as it is. */
    static InstantSource of(InstantSource clock) {
        return clock.equals(InstantSource.system()) ? new SteadyClock(clock) : clock;
    }

    /**
     * One that goes on from a moment that is on record: hosts' clocks differ, and time does not run backwards in the
     * record of a canary.
     */
    static InstantSource goingOn(Instant recorded, InstantSource clock) {
        Duration behind = Duration.between(clock.instant(), recorded);
        return behind.isPositive() ? () -> clock.instant().plus(behind) : clock;
    }

    private SteadyClock(InstantSource clock) {
        this.began = clock.instant();
    }

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - beganNanos);
    }
}
