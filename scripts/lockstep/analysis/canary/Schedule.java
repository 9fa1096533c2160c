package lockstep.analysis.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a canary's requests come: at each weight but the last for its part of the duration, then at the last.
 *
 * @param weights in the order in which they are set
 * @param each how long every weight but the last is set
 */
record Schedule(List<Double> weights, Duration each, double requestsPerSecond) {

    /** What comes at one of the weights. */
    record Part(double weight, double canaryRequests) {

        double baselineRequests() {
            return canaryRequests * (1 - weight) / weight;
        }
    }

    Schedule {
        weights = List.copyOf(weights);
    }

    private double before() {
        return weights.subList(0, weights.size() - 1).stream().mapToDouble(this::atEach).sum();
    }

    private double atEach(double weight) {
        return requestsPerSecond * weight * each.toMillis() / 1_000;
    }

    /** Where the canary has had so many requests; none before the last weight, at which alone it can pass. */
    List<Part> parts(double canaryRequests) {
        double last = canaryRequests - before();
        if (last <= 0) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        weights.subList(0, weights.size() - 1).stream().filter(weight -> atEach(weight) > 0)
                .forEach(weight -> parts.add(new Part(weight, atEach(weight))));
        parts.add(new Part(weights.getLast(), last));
        return parts;
    }

    /** How long it takes until the canary has had so many requests. */
    Duration takes(double canaryRequests) {
        double last = Math.max(0, canaryRequests - before()) / (requestsPerSecond * weights.getLast());
        return each.multipliedBy(weights.size() - 1L).plusSeconds((long) Math.ceil(last));
    }

    /** How many requests the canary gets in this time. */
    double brings(Duration time) {
        Duration last = time.minus(each.multipliedBy(weights.size() - 1L));
        return before() + (last.isNegative() ? 0 : requestsPerSecond * weights.getLast() * last.toMillis() / 1_000);
    }

    String words() {
        return weights.stream().map(Words::percent).collect(Collectors.joining(", then "));
    }
}
