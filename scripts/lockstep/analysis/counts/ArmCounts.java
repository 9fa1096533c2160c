package lockstep.analysis.counts;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What an arm added in some time, as integers.
 *
 * @param atOrBelow requests by the bound that they took at most, in seconds; empty where no histogram is read
 * @param expected how many instances should have been read
 * @param missing how many of them could not be read
 * @param restarts how many instances restarted
 */
public record ArmCounts(
        long requests, long errors, NavigableMap<Double, Long> atOrBelow, long expected, long missing, long restarts) {

    /** The most that is a count, wherever it is read: above it a double no longer counts one by one. */
    public static final long MOST = (1L << 53) - 1;

    /** The most bounds of an arm's histogram. */
    public static final int MOST_BUCKETS = 2_000;

    public ArmCounts {
        atOrBelow = Collections.unmodifiableNavigableMap(new TreeMap<>(atOrBelow));
    }

    public static ArmCounts none() {
        return new ArmCounts(0, 0, new TreeMap<>(), 0, 0, 0);
    }

    /** So many scrapes should have been there, and none was. */
    public static ArmCounts allMissing(long scrapes) {
        return new ArmCounts(0, 0, new TreeMap<>(), scrapes, scrapes, 0);
    }

    /** Requests and errors alone, read in full. */
    public static ArmCounts of(long requests, long errors) {
        return new ArmCounts(requests, errors, new TreeMap<>(), 1, 0, 0);
    }

    public ArmCounts plus(ArmCounts more) {
        NavigableMap<Double, Long> sum = new TreeMap<>(atOrBelow);
        for (Map.Entry<Double, Long> bucket : more.atOrBelow.entrySet()) {
            sum.merge(bucket.getKey(), bucket.getValue(), ArmCounts::sum);
        }
        return new ArmCounts(sum(requests, more.requests), sum(errors, more.errors), sum,
                sum(expected, more.expected), sum(missing, more.missing), sum(restarts, more.restarts));
    }

    /** What is too large to be true stays so. */
    static long sum(long one, long other) {
        long sum = one + other;
        return one > 0 && other > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }

    public static boolean isCount(long value) {
        return value >= 0 && value <= MOST;
    }

    /** Whether a request can take so long: a bucket of a histogram may have no other bound. */
    public static boolean isBound(double seconds) {
        return seconds >= 0;
    }

    /** Whether all of it can be counted on with, and recorded. */
    public boolean isCountable() {
        return LongStream.of(requests, errors, expected, missing, restarts).allMatch(ArmCounts::isCount)
                && atOrBelow.keySet().stream().allMatch(ArmCounts::isBound)
                && atOrBelow.size() <= MOST_BUCKETS && atOrBelow.values().stream().allMatch(ArmCounts::isCount);
    }

    /** Whether it is counted how many requests took longer than this. */
    public boolean tells(double seconds) {
        return atOrBelow.containsKey(seconds) && atOrBelow.containsKey(Double.POSITIVE_INFINITY);
    }

    public long slowerThan(double seconds) {
        return Math.max(0, atOrBelow.get(Double.POSITIVE_INFINITY) - atOrBelow.get(seconds));
    }

    public double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    public double missingShare() {
        return expected == 0 ? 1 : (double) missing / expected;
    }
}
