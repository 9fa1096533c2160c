package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.BaselineTraffic;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.gates.gate.Verdict;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan says that a healthy canary needs, against what healthy canaries then take. */
class CanaryForecastTest {

    private static final int CANARIES = 400;
    private static final int LOOKS = 20;
    private static final double WEIGHT = 0.1;

    static Stream<Arguments> services() {
        return Stream.of(
                Arguments.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF), 50, 0.005),
                Arguments.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF), 500, 0.001),
                Arguments.of(new ErrorRateGate(0.005, Breach.ROLLBACK, Demand.PROOF), 20, 0.01),
                Arguments.of(new AvailabilityGate(0.99, Breach.ROLLBACK, Demand.PROOF), 50, 0.002),
                Arguments.of(new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF), 200, 0.0002));
    }

    private static Terms terms(MetricGate gate, Duration interval, Duration deadline) {
        return new Terms(interval, deadline, interval, 1, 0, List.of(gate), Levels.usual());
    }

    @ParameterizedTest
    @MethodSource("services")
    void nine_of_ten_healthy_canaries_pass_within_a_factor_of_two_of_the_forecast(
            MetricGate gate, double requestsPerSecond, double errors) {
        BaselineTraffic traffic =
                new BaselineTraffic(requestsPerSecond, ArmCounts.of(1_000_000, Math.round(1_000_000 * errors)));
        Duration second = Duration.ofSeconds(1);
        Duration forecast = new CanaryPlan(terms(gate, second, second), WEIGHT, traffic)
                .forecasts().getFirst().takes().orElseThrow();
        Terms terms = terms(gate, forecast.dividedBy(LOOKS), forecast.multipliedBy(3));

        List<Duration> passed = LongStream.rangeClosed(1, CANARIES)
                .mapToObj(seed -> passes(terms, requestsPerSecond, errors, seed))
                .sorted()
                .toList();
        assertThat(passed.get(CANARIES * 9 / 10 - 1)).isBetween(forecast.dividedBy(2), forecast.multipliedBy(2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.02})
    void so_do_those_of_two_weights(double errors) {
        Duration duration = Duration.ofMinutes(10);
        Terms terms = new Terms(duration, Duration.ofHours(4), Duration.ofSeconds(15), 1, 0,
                List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)), Levels.usual());
        BaselineTraffic traffic = new BaselineTraffic(50, ArmCounts.of(1_000_000, Math.round(1_000_000 * errors)));
        Duration forecast = new CanaryPlan(terms, List.of(0.05, 0.5), traffic)
                .forecasts().getFirst().takes().orElseThrow();
        assertThat(forecast).isGreaterThan(duration.dividedBy(2));

        List<Duration> passed = LongStream.rangeClosed(1, CANARIES / 4)
                .mapToObj(seed -> passes(terms, 50, errors, seed,
                        watched -> watched.compareTo(duration.dividedBy(2)) < 0 ? 0.05 : 0.5))
                .sorted()
                .toList();
        assertThat(passed.get(passed.size() * 9 / 10 - 1)).isBetween(forecast.dividedBy(2), forecast.multipliedBy(2));
    }

    private static Duration passes(Terms terms, double requestsPerSecond, double errors, long seed) {
        return passes(terms, requestsPerSecond, errors, seed, watched -> WEIGHT);
    }

    /** How long this healthy canary takes to pass at its last weight; its deadline where it does not. */
    private static Duration passes(
            Terms terms, double requestsPerSecond, double errors, long seed, Function<Duration, Double> weights) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        CanaryJudge judge = new CanaryJudge(terms);
        double requests = requestsPerSecond * terms.interval().toMillis() / 1_000;
        Observations seen = Observations.none();
        while (seen.watched().compareTo(terms.deadline()) < 0) {
            Instant from = Instant.EPOCH.plus(seen.watched());
            double weight = weights.apply(seen.watched());
            seen = seen.and(new Interval(from, from.plus(terms.interval()), weight,
                    arm(random, requests * weight, errors), arm(random, requests * (1 - weight), errors)));
            if (weight == weights.apply(terms.deadline())
                    && judge.judge(seen, from.plus(terms.interval())).verdict() == Verdict.PASS) {
                return seen.watched();
            }
        }
        return terms.deadline();
    }

    private static ArmCounts arm(UniformRandomProvider random, double requests, double errors) {
        long failed = PoissonSampler.of(random, requests * errors).sample();
        return ArmCounts.of(failed + PoissonSampler.of(random, requests * (1 - errors)).sample(), failed);
    }
}
