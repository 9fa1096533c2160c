package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.bench.canary.Trial;

/** Canaries beside a baseline that misses the objective itself: by a hair, and by far. */
class AvailabilityBesideABaselineTest {

    private static final int CANARIES = 100;
    private static final AvailabilityGate GATE = new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF);

    @ParameterizedTest
    @CsvSource({"0.0011, 1", "0.003, 1", "0.02, 1", "0.0011, 10", "0.003, 10"})
    void one_that_is_as_the_baseline_fails_no_more_often_than_the_level_allows(double errors, int clump) {
        Trial healthy = Trial.ofErrors(GATE, 50, errors).inClumpsOf(clump);

        assertThat(healthy.run(1, CANARIES).failed()).isLessThanOrEqualTo(1);
    }

    @Test
    void one_that_is_far_worse_fails_in_minutes() {
        Trial harmful = Trial.ofErrors(GATE, 50, 0.0011).canaryFails(0.02);

        assertThat(harmful.run(1, 100).failedBy(0.9)).isPositive().isLessThan(Duration.ofMinutes(10));
    }
}
