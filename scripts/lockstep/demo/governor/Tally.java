package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What each of many has used of the same allowance. The allowance is new at every multiple of the window since the
 * epoch, so a window of a day is a day of UTC. Not for several threads.
 */
final class Tally {

    /** Beyond this many in one window the rest share one allowance: memory is bounded, and nobody gets in free. */
    private static final int MOST_REMEMBERED = 10_000;
    private static final String THE_REST = "";

    private final long limit;
    private final long windowMillis;
    private final Map<String, Long> used = new HashMap<>();
    private long window = Long.MIN_VALUE;

    Tally(long limit, Duration window) {
        if (limit < 0 || window.toMillis() < 1) {
            throw new IllegalArgumentException("an allowance is not negative and its window not empty");
        }
        this.limit = limit;
        this.windowMillis = window.toMillis();
    }

    boolean hasRoomFor(long amount, String who, Instant now) {
        turn(now);
        return amount <= limit - used.getOrDefault(name(who), 0L);
    }

    void add(long amount, String who, Instant now) {
        turn(now);
        used.merge(name(who), amount, Long::sum);
    }

    /** Takes back what was added then, unless the window has turned since. */
    void giveBack(long amount, String who, Instant added) {
        if (windowOf(added) == window) {
            used.computeIfPresent(name(who), (any, before) -> Math.max(0, before - amount));
        }
    }

    Duration untilEmptied(Instant now) {
        return Duration.ofMillis(windowMillis - Math.floorMod(now.toEpochMilli(), windowMillis));
    }

    private String name(String who) {
        return used.containsKey(who) || used.size() < MOST_REMEMBERED ? who : THE_REST;
    }

    /** A clock that is set back does not empty the tally. */
    private void turn(Instant now) {
        long current = windowOf(now);
        if (current > window) {
            window = current;
            used.clear();
        }
    }

    private long windowOf(Instant when) {
        return Math.floorDiv(when.toEpochMilli(), windowMillis);
    }
}
