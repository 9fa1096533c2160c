package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.BaselineTraffic;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Forecast;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import org.junit.jupiter.api.Test;

class CanaryPlanTest {

    private static Terms terms(MetricGate gate) {
        return new Terms(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofSeconds(10), 100, 0, List.of(gate),
                Levels.usual());
    }

    private static CanaryPlan errors(double requestsPerSecond) {
        return new CanaryPlan(terms(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)), 0.1,
                new BaselineTraffic(requestsPerSecond, ArmCounts.of(10_000, 50)));
    }

    @Test
    void fifty_requests_a_second_prove_an_error_rate_in_half_an_hour() {
        assertThat(errors(50).concludes()).isTrue();
    }

    @Test
    void two_requests_a_second_do_not_and_the_plan_says_what_would() {
        CanaryPlan plan = errors(2);

        assertThat(plan.concludes()).isFalse();
        assertThat(plan.forecasts().getFirst().words())
                .matches("error_rate needs about \\d+ canary requests, \\d+ s at 10 % of 2.0 requests a second; the"
                        + " deadline is 1800 s: give it more weight or time, or `demand: no_harm_shown`");
    }

    @Test
    void requests_of_all_weights_count_and_a_pass_comes_at_the_last() {
        Terms terms = terms(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF));
        BaselineTraffic traffic = new BaselineTraffic(50, ArmCounts.of(1_000_000, 5_000));
        Forecast one = new CanaryPlan(terms, 0.5, traffic).forecasts().getFirst();
        Forecast two = new CanaryPlan(terms, List.of(0.1, 0.5), traffic).forecasts().getFirst();
        Duration half = terms.duration().dividedBy(2);

        assertThat(two.takes().orElseThrow()).isBetween(half, half.plus(one.takes().orElseThrow()));
        assertThat(two.canaryRequests().orElseThrow()).isGreaterThan(half.toSeconds() * 5);
        assertThat(two.words()).contains(" s at 10 %, then 50 % of 50.0 requests a second");
        assertThat(new CanaryPlan(terms, List.of(0.01, 0.1), new BaselineTraffic(1, ArmCounts.of(10_000, 50))).tooFew()
                .orElseThrow()).startsWith("the canary gets about 99 requests before its deadline, and 100 are");
    }

    @Test
    void an_availability_that_the_service_does_not_have_is_never_proven() {
        CanaryPlan plan = new CanaryPlan(terms(new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF)), 0.1,
                new BaselineTraffic(500, ArmCounts.of(10_000, 50)));

        assertThat(plan.forecasts().getFirst().canaryRequests()).isEmpty();
    }

    @Test
    void traffic_that_brings_fewer_requests_than_are_required_never_concludes() {
        Terms many = new Terms(Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ofSeconds(10), 1_000_000, 0,
                List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)), Levels.usual());
        CanaryPlan plan = new CanaryPlan(many, 0.1, new BaselineTraffic(50, ArmCounts.of(10_000, 50)));

        assertThat(plan.concludes()).isFalse();
        assertThat(plan.tooFew()).contains("the canary gets about 9000 requests before its deadline, and 1000000 are"
                + " required (the canary's min_requests): give it more weight or time");
    }

    @Test
    void a_sample_without_an_error_proves_no_forecast_and_the_plan_says_how_patientit_may_take() {
        Terms patient = new Terms(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofSeconds(15), 100, 0,
                List.of(new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF)), Levels.usual());
        CanaryPlan lucky = new CanaryPlan(patient, 0.1, new BaselineTraffic(50, ArmCounts.of(750, 0)));

        assertThat(lucky.concludes()).isTrue();
        assertThat(lucky.doubt().orElseThrow()).matches("that rests on 0 errors of 750 requests, which allow up to 0\\.\\d+ %;"
                + " then availability cannot be proven with this error rate, .*");
        assertThat(new CanaryPlan(patient, 0.1, new BaselineTraffic(50, ArmCounts.of(1_000_000, 0))).doubt()).isEmpty();
    }

    @Test
    void a_gate_that_needs_no_proof_still_needs_requests() {
        CanaryPlan plan = new CanaryPlan(terms(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.NO_HARM_SHOWN)), 0.1,
                new BaselineTraffic(0, ArmCounts.of(10_000, 50)));

        assertThat(plan.concludes()).isFalse();
    }

    @Test
    void without_traffic_nothing_is_forecast() {
        assertThat(errors(0).forecasts().getFirst().takes()).isEmpty();
    }
}
