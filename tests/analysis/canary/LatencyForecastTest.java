package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.LatencyGate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.bench.canary.Latency;
import tests.bench.canary.Trial;

/** What the plan says that a p99 needs, against what healthy canaries then take. */
class LatencyForecastTest {

    private static final int CANARIES = 30;
    private static final LatencyGate P99 = new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF);

    @ParameterizedTest
    @CsvSource({"0.5, 0.05, 200", "0.3, 0.05, 500"})
    void nine_of_ten_healthy_canaries_pass_within_a_factor_of_two_of_the_forecast(
            double tail, double bounds, double requestsPerSecond) {
        Trial trial = Trial.ofTimes(P99, requestsPerSecond, new Latency(0.2, tail, Latency.apart(bounds)));
        Duration forecast = trial.forecast().orElseThrow();

        assertThat(trial.run(1, CANARIES).passedBy(0.9)).isBetween(forecast.dividedBy(2), forecast.multipliedBy(2));
    }

    @Test
    void buckets_that_cannot_tell_it_are_never_forecast_to() {
        assertThat(Trial.ofTimes(P99, 500, new Latency(0.2, 0.5, Latency.USUAL_BOUNDS)).forecast()).isEmpty();
    }
}
