package lockstep.gates.http;

import java.time.Duration;

/** A moment after which nobody waits any more. Measured on the monotonic clock: setting the time does not move it. */
public final class Deadline {

    /** Longer ones do not fit the clock's 64 bits, nor anybody's patience. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final long atNanos;

    private Deadline(long atNanos) {
        this.atNanos = atNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos());
    }

    /** The sooner of this and the given time from now. */
    public Deadline within(Duration time) {
        return remaining().compareTo(time) <= 0 ? this : in(time);
    }

    /** Never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
    }

    public boolean isOver() {
        return atNanos - System.nanoTime() <= 0;
    }

    public boolean leavesTimeFor(Duration time) {
        return remaining().compareTo(time) > 0;
    }
}
