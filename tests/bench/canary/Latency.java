package tests.bench.canary;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * How long requests take: a log-normal time, counted in buckets.
 *
 * @param median in seconds
 * @param tail the standard deviation of the logarithm
 * @param bounds of the buckets, rising, the last infinite
 */
public record Latency(double median, double tail, List<Double> bounds) {

    /** What Prometheus' client libraries count by, unless they are told otherwise. */
    public static final List<Double> USUAL_BOUNDS = List.of(
            0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, Double.POSITIVE_INFINITY);

    /** Bounds that are so far apart, as a share, from 50 ms to 5 s. */
    public static List<Double> apart(double share) {
        double[] bounds = DoubleStream.concat(
                DoubleStream.iterate(0.05, bound -> bound < 5, bound -> bound * (1 + share)),
                DoubleStream.of(Double.POSITIVE_INFINITY)).toArray();
        return Arrays.stream(bounds).boxed().toList();
    }

    Latency slower(double times) {
        return new Latency(median * times, tail, bounds);
    }

    /** The share of the requests of each bucket. */
    double[] shares() {
        double[] shares = new double[bounds.size()];
        double below = 0;
        for (int bound = 0; bound < shares.length; bound++) {
            double upTo = bounds.get(bound).isInfinite() ? 1 : atOrBelow(bounds.get(bound));
            shares[bound] = upTo - below;
            below = upTo;
        }
        return shares;
    }

    private double atOrBelow(double seconds) {
        return 0.5 * Erfc.value(-Math.log(seconds / median) / (tail * Math.sqrt(2)));
    }

    /** The counts of so many requests on average, at or below each bound. */
    static NavigableMap<Double, Long> drawn(
            UniformRandomProvider random, List<Double> bounds, double[] shares, double requests) {
        NavigableMap<Double, Long> counts = new TreeMap<>();
        long below = 0;
        for (int bound = 0; bound < shares.length; bound++) {
            double mean = requests * shares[bound];
            below += mean <= 1e-12 ? 0 : PoissonSampler.of(random, mean).sample();
            counts.put(bounds.get(bound), below);
        }
        return counts;
    }
}
