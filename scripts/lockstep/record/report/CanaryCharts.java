package lockstep.record.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.counts.ArmCounts;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.page.Drawing;
import lockstep.record.page.Panel;
import lockstep.record.page.Panel.Line;

/** How much of the traffic a canary had, and what each of its metrics was meanwhile, in both arms. */
final class CanaryCharts {

    /** More could not be told apart, and would make the page large: intervals that are side by side are added up. */
    private static final int MOST_POINTS = 120;

    private final CanaryView canary;
    private final List<Interval> intervals;
    private final Instant from;
    private final Instant to;

    private CanaryCharts(CanaryView canary) {
        this.canary = canary;
        this.intervals = summed(canary.intervals());
        List<Instant> times = Stream.concat(
                canary.states().stream().map(CanaryState::at),
                canary.intervals().stream().flatMap(one -> Stream.of(one.from(), one.to()))).sorted().toList();
        this.from = times.isEmpty() ? Instant.EPOCH : times.getFirst();
        this.to = times.isEmpty() ? Instant.EPOCH : times.getLast();
    }

    /** None where nothing was counted. */
    static List<Drawing> of(CanaryView canary) {
        CanaryCharts charts = new CanaryCharts(canary);
        return charts.intervals.isEmpty() ? List.of()
                : Stream.concat(charts.weight().stream(), charts.gates().stream().map(charts::gate))
                        .map(Panel::drawn).toList();
    }

    private static List<Interval> summed(List<Interval> all) {
        int each = Math.ceilDiv(Math.max(1, all.size()), MOST_POINTS);
        List<Interval> sums = new ArrayList<>();
        for (int at = 0; at < all.size(); at += each) {
            List<Interval> some = all.subList(at, Math.min(all.size(), at + each));
            sums.add(new Interval(some.getFirst().from(), some.getLast().to(), some.getLast().weight(),
                    some.stream().map(Interval::canary).reduce(ArmCounts.none(), ArmCounts::plus),
                    some.stream().map(Interval::baseline).reduce(ArmCounts.none(), ArmCounts::plus)));
        }
        return sums;
    }

    /** What it was held to; where that cannot be read, its errors are shown at least. */
    private List<MetricGate> gates() {
        return canary.end().map(CanaryEnd::terms).or(() -> canary.intent().map(CanaryIntent::terms))
                .map(terms -> terms.gates())
                .filter(gates -> !gates.isEmpty())
                .orElseGet(() -> List.of(new ErrorRateGate(0, Breach.ROLLBACK, Demand.PROOF)));
    }

    /** In steps: each weight holds until the next is set. */
    private List<Panel> weight() {
        List<Double> places = new ArrayList<>();
        List<OptionalDouble> weights = new ArrayList<>();
        OptionalDouble now = OptionalDouble.empty();
        for (CanaryState state : canary.states().stream().filter(one -> one.weight().isPresent()).toList()) {
            OptionalDouble next = OptionalDouble.of(state.weight().orElseThrow());
            if (now.isPresent() && !now.equals(next)) {
                places.add(place(state.at()));
                weights.add(now);
            }
            if (!now.equals(next)) {
                places.add(place(state.at()));
                weights.add(next);
            }
            now = next;
        }
        if (now.isEmpty()) {
            return List.of();
        }
        places.add(1.0);
        weights.add(now);
        return List.of(panel("traffic in %", places, List.of(new Line("weight", weights, "weight", "")), 0));
    }

    private Panel gate(MetricGate gate) {
        return switch (gate) {
            case ErrorRateGate it -> arms(it.name() + " in %", CanaryCharts::errors, List.of(), 0);
            case AvailabilityGate it -> availability(it);
            case LatencyGate it -> arms(
                    it.name() + " in ms" + (isAboveTheBuckets(it) ? " (or above the highest bucket)" : ""),
                    arm -> drawn(arm, it.quantile()), List.of(), 0);
        };
    }

    private Panel availability(AvailabilityGate gate) {
        double min = 100 * gate.min();
        Function<ArmCounts, OptionalDouble> measure = arm -> arm.requests() == 0
                ? OptionalDouble.empty() : OptionalDouble.of(100 - 100 * arm.errorRate());
        double low = intervals.stream().flatMap(one -> Stream.of(one.canary(), one.baseline()))
                .map(measure).flatMapToDouble(OptionalDouble::stream).min().orElse(min);
        Line least = new Line("at least " + Drawing.number(min),
                intervals.stream().map(one -> OptionalDouble.of(min)).toList(), "limit", "");
        return arms("availability in %", measure, List.of(least), Math.min(low, min - (100 - min) / 4));
    }

    private Panel arms(String title, Function<ArmCounts, OptionalDouble> measure, List<Line> more, double low) {
        List<Line> lines = new ArrayList<>(List.of(
                new Line("canary", measured(Interval::canary, measure), "canary", ""),
                new Line("baseline", measured(Interval::baseline, measure), "baseline", "")));
        lines.addAll(more);
        return panel(title, intervals.stream()
                .map(one -> (place(one.from()) + place(one.to())) / 2).toList(), lines, low);
    }

    private List<OptionalDouble> measured(
            Function<Interval, ArmCounts> arm, Function<ArmCounts, OptionalDouble> measure) {
        return intervals.stream().map(arm.andThen(measure)).toList();
    }

    private static OptionalDouble errors(ArmCounts arm) {
        return arm.requests() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * arm.errorRate());
    }

    /** In seconds, by the buckets: infinite where it is above the last one, and not a number where none was read. */
    private static double quantile(ArmCounts arm, double share) {
        long all = arm.atOrBelow().isEmpty() ? 0 : arm.atOrBelow().lastEntry().getValue();
        return all == 0 ? Double.NaN
                : arm.atOrBelow().entrySet().stream().filter(bucket -> bucket.getValue() >= share * all)
                        .mapToDouble(Map.Entry::getKey).findFirst().orElse(Double.POSITIVE_INFINITY);
    }

    /** Of what is above the last bucket nobody knows how long it took: that bucket is drawn. */
    private static OptionalDouble drawn(ArmCounts arm, double share) {
        double seconds = quantile(arm, share);
        Double known = Double.isInfinite(seconds) ? arm.atOrBelow().lowerKey(seconds) : Double.valueOf(seconds);
        return known == null || !Double.isFinite(1_000 * known)
                ? OptionalDouble.empty() : OptionalDouble.of(1_000 * known);
    }

    private boolean isAboveTheBuckets(LatencyGate gate) {
        return intervals.stream().flatMap(one -> Stream.of(one.canary(), one.baseline()))
                .anyMatch(arm -> Double.isInfinite(quantile(arm, gate.quantile())));
    }

    private Panel panel(String title, List<Double> places, List<Line> lines, double low) {
        return new Panel(title, places, lines, low, time(from), time(to));
    }

    private double place(Instant at) {
        long whole = Duration.between(from, to).toMillis();
        return whole <= 0 ? .5 : (double) Duration.between(from, at).toMillis() / whole;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
