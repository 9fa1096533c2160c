package lockstep.analysis.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.sequential.RateBound;
import lockstep.gates.gate.Verdict;

/** Whether the canary will ever conclude: what a healthy one will need, against what the traffic brings. */
public final class CanaryPlan {

    /** More requests than this are never. */
    private static final double NEVER = 1e9;

    /** A canary meets its bound this much later than the mean of its counts, nine times in ten. */
    private static final double LUCK = 1.3;

    private static final double SURE = 0.05;

    private final Terms terms;
    private final List<Double> weights;
    private final BaselineTraffic traffic;
    private final Schedule schedule;

    /** Of a canary of one weight. */
    public CanaryPlan(Terms terms, double weight, BaselineTraffic traffic) {
        this(terms, List.of(weight), traffic);
    }

    /** @param weights in the order in which they are set */
    public CanaryPlan(Terms terms, List<Double> weights, BaselineTraffic traffic) {
        this.terms = terms;
        this.weights = List.copyOf(weights);
        this.traffic = traffic;
        this.schedule = new Schedule(
                weights, terms.duration().dividedBy(weights.size()), traffic.requestsPerSecond());
    }

    public List<Forecast> forecasts() {
        return terms.gates().stream().map(this::forecast).toList();
    }

    /** Whether a healthy canary can be expected to pass before the deadline. */
    public boolean concludes() {
        return tooFew().isEmpty() && terms.gates().stream().filter(gate -> demand(gate) == Demand.PROOF)
                .allMatch(gate -> forecast(gate).within(terms.deadline()));
    }

    /**
     * The same where the service fails as often as its sample still allows: few requests say little of rare errors.
     *
     * @return empty where the sample has no request
     */
    public Optional<CanaryPlan> atWorst() {
        ArmCounts sample = traffic.sample();
        if (sample.requests() == 0) {
            return Optional.empty();
        }
        double most = RateBound.tunedUpper(Math.min(sample.errors(), sample.requests()), sample.requests(), SURE,
                sample.requests());
        ArmCounts worst = new ArmCounts(sample.requests(), (long) Math.ceil(most * sample.requests()),
                new TreeMap<>(sample.atOrBelow()), sample.expected(), sample.missing(), sample.restarts());
        return Optional.of(new CanaryPlan(terms, weights, new BaselineTraffic(traffic.requestsPerSecond(), worst)));
    }

    /** How sure the forecasts are, in words; empty where those of the worst that the sample allows say the same. */
    public Optional<String> doubt() {
        return atWorst().filter(worst -> concludes() && !worst.concludes()).map(worst -> {
            ArmCounts sample = traffic.sample();
            String needed = worst.forecasts().stream().filter(one -> !one.within(terms.deadline())).map(Forecast::words)
                    .findFirst().orElse("");
            return "that rests on " + sample.errors() + (sample.errors() == 1 ? " error of " : " errors of ")
                    + sample.requests()
                    + " requests, which allow up to " + Words.percent(worst.traffic.sample().errorRate()) + "; then "
                    + needed;
        });
    }

    /** What the traffic lacks for any pass, whatever the gates say; empty where it lacks nothing. */
    public Optional<String> tooFew() {
        double brings = schedule.brings(terms.deadline());
        return brings >= terms.minimumRequests()
                ? Optional.empty()
                : Optional.of("the canary gets about " + (long) brings + " requests before its deadline, and "
                        + terms.minimumRequests() + " are required (the canary's min_requests): give it more weight"
                        + " or time");
    }

    private static Demand demand(MetricGate gate) {
        return switch (gate) {
            case ErrorRateGate errors -> errors.demand();
            case AvailabilityGate availability -> availability.demand();
            case LatencyGate latency -> latency.demand();
        };
    }

    private Forecast forecast(MetricGate gate) {
        Optional<Long> needed = switch (gate) {
            case ErrorRateGate errors -> fewest(requests -> provesErrors(errors, requests));
            case AvailabilityGate availability -> fewest(requests -> provesAvailability(availability, requests));
            case LatencyGate latency -> fewest(requests -> provesLatency(latency, requests));
        };
        Optional<Duration> takes = traffic.requestsPerSecond() <= 0
                ? Optional.empty()
                : needed.map(schedule::takes);
        return new Forecast(gate.name(), needed, takes, words(gate, needed, takes));
    }

    private String words(MetricGate gate, Optional<Long> needed, Optional<Duration> takes) {
        if (needed.isEmpty()) {
            return gate.name() + " cannot be proven with this error rate, these buckets and this margin, however long"
                    + " it runs";
        }
        String wanted = gate.name() + " needs about " + needed.get() + " canary requests";
        if (takes.isEmpty()) {
            return wanted + "; no request was counted between the two looks at the traffic";
        }
        String time = wanted + ", " + takes.get().toSeconds() + " s at " + schedule.words() + " of "
                + traffic.requestsPerSecond() + " requests a second";
        return takes.get().compareTo(terms.deadline()) <= 0
                ? time
                : time + "; the deadline is " + terms.deadline().toSeconds()
                        + " s: give it more weight or time, or `demand: no_harm_shown`";
    }

    private boolean provesErrors(ErrorRateGate gate, double canaryRequests) {
        double rate = traffic.sample().errorRate();
        Levels levels = terms.levelsOfAGate();
        double each = levels.pass() / 2;
        List<Schedule.Part> parts = schedule.parts(canaryRequests);
        double upper = RateBound.tunedUpper(rate * canaryRequests, canaryRequests, each, levels.canarySharpest());
        double lower = parts.stream().mapToDouble(part -> part.canaryRequests() / canaryRequests * RateBound.tunedLower(
                rate * part.baselineRequests(), part.baselineRequests(), each / parts.size(),
                levels.baselineSharpest())).sum();
        return !parts.isEmpty() && upper - lower < gate.margin();
    }

    private boolean provesAvailability(AvailabilityGate gate, double canaryRequests) {
        Levels levels = terms.levelsOfAGate();
        double most = RateBound.tunedUpper(traffic.sample().errorRate() * canaryRequests, canaryRequests,
                levels.pass(), levels.canarySharpest());
        return !schedule.parts(canaryRequests).isEmpty() && most <= 1 - gate.min();
    }

    private boolean provesLatency(LatencyGate gate, double canaryRequests) {
        Optional<Buckets> sample = Buckets.of(traffic.sample(), traffic.sample());
        if (sample.isEmpty() || sample.get().baselineRequests() == 0) {
            return false;
        }
        List<Interval> expected = schedule.parts(canaryRequests).stream().map(this::expected).toList();
        return !expected.isEmpty() && gate.judge(Observations.of(expected), terms).verdict() == Verdict.PASS;
    }

    private Interval expected(Schedule.Part part) {
        double all = traffic.sample().requests();
        return new Interval(Instant.EPOCH, Instant.EPOCH.plus(terms.interval()), part.weight(),
                Scaled.counts(traffic.sample(), part.canaryRequests() / all),
                Scaled.counts(traffic.sample(), part.baselineRequests() / all));
    }

    /** The fewest requests that do, by doubling and halving; proofs get no harder with more requests. */
    private static Optional<Long> fewest(DoublePredicate proves) {
        double enough = 64;
        while (!proves.test(enough)) {
            enough *= 2;
            if (enough > NEVER) {
                return Optional.empty();
            }
        }
        double few = enough / 2;
        while (enough - few > Math.max(1, enough / 100)) {
            double middle = (few + enough) / 2;
            if (proves.test(middle)) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return Optional.of((long) Math.ceil(enough * LUCK));
    }
}
