package tests.bench.gate;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Times of one thing, measured several times. */
record Series(List<Duration> times) {

    Series {
        times = times.stream().sorted().toList();
    }

    /** The middle one; of two middle ones the longer, in favour of nobody. */
    Duration median() {
        return times.get(times.size() / 2);
    }

    double ratioTo(Series other) {
        return (double) median().toNanos() / other.median().toNanos();
    }

    /** {@code 1.23 (1.20–1.31)}: the median, the least and the most, in seconds. */
    String inWords() {
        return seconds(median()) + " (" + seconds(times.getFirst()) + "–" + seconds(times.getLast()) + ")";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }
}
