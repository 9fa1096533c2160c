package lockstep.record.canary;

import static lockstep.base.json.Fields.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.RecordedTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Intervals as rows of integers, one a line: what an auditor recomputes a verdict from with {@code jq} and {@code awk}.
 * The counts of a histogram are by bucket, without those of the buckets below it.
 */
final class IntervalRows {

    /** A day of one interval a second, and more. */
    static final int MOST = 100_000;

    /** Of all intervals. */
    static final int MOST_BOUNDS = 2 * ArmCounts.MOST_BUCKETS;

    private static final List<String> COLUMNS = List.of("from_ms", "to_ms", "weight_percent",
            "canary_requests", "canary_errors", "canary_expected", "canary_missing", "canary_restarts",
            "baseline_requests", "baseline_errors", "baseline_expected", "baseline_missing", "baseline_restarts",
            "canary_buckets", "baseline_buckets");
    private static final int CANARY = 3;
    private static final int BASELINE = 8;
    private static final int CANARY_BUCKETS = 13;
    private static final String INFINITY = "+Inf";

    private final Instant origin;
    private final List<Double> bounds;

    private IntervalRows(Instant origin, List<Double> bounds) {
        this.origin = origin;
        this.bounds = bounds;
    }

    /** Puts what the rows need to be read into the document, and returns the rows. */
    static String write(ObjectNode document, Instant origin, List<Interval> intervals) {
        TreeSet<Double> bounds = new TreeSet<>();
        intervals.forEach(interval -> {
            bounds.addAll(interval.canary().atOrBelow().keySet());
            bounds.addAll(interval.baseline().atOrBelow().keySet());
        });
        document.put("origin", origin.toString());
        ArrayNode columns = document.putArray("columns");
        COLUMNS.forEach(columns::add);
        ArrayNode named = document.putArray("bucket_bounds");
        bounds.forEach(bound -> named.add(bound == Double.POSITIVE_INFINITY ? INFINITY : bound.toString()));
        IntervalRows rows = new IntervalRows(origin, List.copyOf(bounds));
        return intervals.stream().map(rows::row).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** About how many bytes an interval takes, with cells for its own bounds alone. */
    static int size(Instant origin, Interval interval) {
        TreeSet<Double> bounds = new TreeSet<>(interval.canary().atOrBelow().keySet());
        bounds.addAll(interval.baseline().atOrBelow().keySet());
        return new IntervalRows(origin, List.copyOf(bounds)).row(interval).length() + 2;
    }

    private String row(Interval interval) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(interval.from().toEpochMilli() - origin.toEpochMilli()),
                String.valueOf(interval.to().toEpochMilli() - origin.toEpochMilli()),
                String.valueOf(Math.round(interval.weight() * 100))));
        for (ArmCounts arm : List.of(interval.canary(), interval.baseline())) {
            for (long count : new long[] {
                arm.requests(), arm.errors(), arm.expected(), arm.missing(), arm.restarts()}) {
                cells.add(String.valueOf(count));
            }
        }
        cells.add(buckets(interval.canary().atOrBelow()));
        cells.add(buckets(interval.baseline().atOrBelow()));
        return "[" + String.join(",", cells) + "]";
    }

    private String buckets(NavigableMap<Double, Long> atOrBelow) {
        if (atOrBelow.isEmpty()) {
            return "[]";
        }
        List<String> counts = new ArrayList<>();
        long below = 0;
        for (double bound : bounds) {
            Long upTo = atOrBelow.get(bound);
            counts.add(upTo == null ? "null" : String.valueOf(upTo - below));
            below = upTo == null ? below : upTo;
        }
        return "[" + String.join(",", counts) + "]";
    }

    /** @throws IllegalArgumentException where they cannot be read */
    static List<Interval> read(JsonNode document) {
        require(document.path("intervals").size() <= MOST, "too many intervals");
        List<Double> bounds = new ArrayList<>();
        for (JsonNode bound : document.path("bucket_bounds")) {
            String text = bound.asString("");
            bounds.add(text.equals(INFINITY) ? Double.POSITIVE_INFINITY : Double.parseDouble(text));
        }
        require(bounds.stream().allMatch(ArmCounts::isBound), "a bucket below nothing");
        require(bounds.size() <= MOST_BOUNDS, "too many buckets");
        IntervalRows rows = new IntervalRows(RecordedTime.parse(document.path("origin").asString("")), bounds);
        List<Interval> intervals = new ArrayList<>();
        for (JsonNode row : document.path("intervals")) {
            intervals.add(rows.interval(row));
        }
        return intervals;
    }

    private Interval interval(JsonNode row) {
        require(row.size() == COLUMNS.size(), "an interval has not " + COLUMNS.size() + " columns");
        long percent = count(row.path(2));
        require(percent >= 1 && percent <= 99, "an interval has a weight outside 1 to 99");
        Instant from = origin.plusMillis(time(row.path(0)));
        Instant to = origin.plusMillis(time(row.path(1)));
        require(!to.isBefore(from), "an interval ends before it begins");
        return new Interval(from, to, percent / 100.0, arm(row, CANARY, row.path(CANARY_BUCKETS)),
                arm(row, BASELINE, row.path(CANARY_BUCKETS + 1)));
    }

    private ArmCounts arm(JsonNode row, int first, JsonNode buckets) {
        return new ArmCounts(count(row.path(first)), count(row.path(first + 1)), atOrBelow(buckets),
                count(row.path(first + 2)), count(row.path(first + 3)), count(row.path(first + 4)));
    }

    private NavigableMap<Double, Long> atOrBelow(JsonNode buckets) {
        NavigableMap<Double, Long> atOrBelow = new TreeMap<>();
        require(buckets.isArray() && (buckets.isEmpty() || buckets.size() == bounds.size()),
                "an interval has not one count a bucket");
        long below = 0;
        for (int bound = 0; bound < buckets.size(); bound++) {
            if (!buckets.path(bound).isNull()) {
                require(buckets.path(bound).canConvertToLong(), "a bucket has no count");
                below = Math.addExact(below, buckets.path(bound).asLong());
                atOrBelow.put(bounds.get(bound), below);
            }
        }
        return atOrBelow;
    }

    /** Whether rows that count from there can say when it was. */
    static boolean areTimes(Instant origin, Interval interval) {
        return !interval.from().isBefore(origin) && !interval.to().isBefore(interval.from())
                && interval.to().isBefore(origin.plusMillis(ArmCounts.MOST));
    }

    private static long time(JsonNode value) {
        require(ArmCounts.isCount(count(value)), "a time is too late to be true");
        return value.asLong();
    }

    /** Earlier versions wrote whatever a command printed: how large a count may be is the judge's to say. */
    private static long count(JsonNode value) {
        require(value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0, "a count is missing");
        return value.asLong();
    }
}
