package lockstep.base.release;

import java.time.Duration;

/** What is known of the clocks of different hosts. */
public final class Clocks {

    /** They may differ by this much: what is written in the future by less is no lie. */
    public static final Duration SKEW = Duration.ofMinutes(5);

    /** Further ahead than any clock goes wrong: what claims to be from then was made up. */
    public static final Duration FARTHEST_AHEAD = Duration.ofDays(1);

    private Clocks() {}
}
