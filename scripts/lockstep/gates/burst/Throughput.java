package lockstep.gates.burst;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether requests came close enough together to go over a limit of so many in a window. Pure.
 *
 * @param limit what the service is known, or supposed, to allow
 */
public record Throughput(Pace limit) {

    /**
     * How many of these fell into one window at least, wherever its windows begin: a service may count in windows that
     * stand, or in one that slides along.
     *
     * @param sent when, in nanoseconds of a common clock
     */
    public int surelyTogether(List<Long> sent) {
        if (limit.window().isZero() || sent.isEmpty()) {
            return sent.size();
        }
        long window = limit.window().toNanos();
        return sent.stream().mapToInt(start -> fullest(sent, start, window)).min().orElse(0);
    }

    /** The fullest of the windows of which one begins right after this time. */
    private static int fullest(List<Long> sent, long start, long window) {
        Map<Long, Integer> counts = new HashMap<>();
        sent.forEach(time -> counts.merge(Math.floorDiv(time - start - 1, window), 1, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * How many to send at a time so that the rest goes out within half a window.
     *
     * @param answer how long one answer takes
     */
    public int atATime(int rest, Duration answer) {
        long half = Math.max(1, limit.window().toNanos() / 2);
        return (int) Math.min(rest, Math.ceilDiv(rest * answer.toNanos(), half));
    }
}
