package tests.analysis.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.delivery.Delivery;
import lockstep.analysis.delivery.DeliveryWeek;
import lockstep.analysis.delivery.Deployment;
import lockstep.analysis.delivery.Failures;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOON = Instant.parse("2026-01-21T12:00:00Z");

    private static Deployment good(Instant at, Duration... old) {
        return new Deployment(at, Optional.empty(), Stream.of(old).map(at::minus).toList());
    }

    private static Deployment failed(Instant at, Duration untilRestored) {
        return new Deployment(at, Optional.of(new Failures.Failure(at, Optional.of(at.plus(untilRestored)))), List.of());
    }

    @Test
    void nothing_is_measured_of_nothing() {
        Delivery none = new Delivery(List.of());
        assertThat(none.frequency()).isZero();
        assertThat(none.leadTime()).isEmpty();
        assertThat(none.failureRate()).isEmpty();
        assertThat(none.recoveryTime()).isEmpty();
        assertThat(none.notRecovered()).isZero();
    }

    @Test
    void lead_time_is_that_of_the_median_change_not_of_the_median_deployment() {
        Delivery delivery = new Delivery(List.of(
                good(NOON, Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3)),
                good(NOON, Duration.ofHours(40))));
        assertThat(delivery.leadTime()).contains(Duration.ofMinutes(150));
    }

    @Test
    void commit_from_a_clock_that_runs_ahead_took_no_time() {
        assertThat(new Delivery(List.of(good(NOON, Duration.ofHours(-3)))).leadTime()).contains(Duration.ZERO);
    }

    @Test
    void failures_count_whether_or_not_production_is_healthy_again() {
        Delivery delivery = new Delivery(List.of(
                good(NOON), failed(NOON, Duration.ofMinutes(10)), failed(NOON, Duration.ofMinutes(30)),
                new Deployment(NOON, Optional.of(new Failures.Failure(NOON, Optional.empty())), List.of())));
        assertThat(delivery.failureRate()).hasValue(0.75);
        assertThat(delivery.recoveryTime()).contains(Duration.ofMinutes(20));
        assertThat(delivery.notRecovered()).isEqualTo(1);
    }

    @Test
    void weeks_begin_on_monday_in_utc_and_empty_ones_are_there() {
        List<DeliveryWeek> weeks = DeliveryWeek.last(3, NOON, List.of(
                good(Instant.parse("2026-01-19T00:00:00Z")), good(Instant.parse("2026-01-18T23:59:59Z")),
                good(Instant.parse("2025-01-01T00:00:00Z"))));
        assertThat(weeks).extracting(DeliveryWeek::monday).containsExactly(
                LocalDate.parse("2026-01-05"), LocalDate.parse("2026-01-12"), LocalDate.parse("2026-01-19"));
        assertThat(weeks).extracting(week -> week.delivery().frequency()).containsExactly(0, 1, 1);
        assertThat(DeliveryWeek.together(weeks).frequency()).isEqualTo(2);
    }
}
