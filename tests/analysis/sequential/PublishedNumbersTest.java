package tests.analysis.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import lockstep.analysis.sequential.BetaMixture;
import lockstep.analysis.sequential.IntervalVotes;
import lockstep.analysis.sequential.QuantileTest;
import lockstep.analysis.sequential.RateBound;
import lockstep.analysis.sequential.SplitTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedNumbersTest {

    private static final BetaMixture UNIFORM = new BetaMixture(1, 1);

    /** As exact as the number is written, and at least one part in a million. */
    private static Offset<Double> near(double number) {
        return within(Math.abs(number) * 1e-6);
    }

    private static IntervalVotes votes(int[] canary, int[] baseline) {
        IntervalVotes votes = IntervalVotes.none();
        for (int i = 0; i < canary.length; i++) {
            votes = votes.and(100, canary[i], 900, baseline[i]);
        }
        return votes;
    }

    @Test
    void interval_votes_are_worth_what_the_method_says() {
        assertThat(votes(new int[] {1, 0, 2, 0, 3}, new int[] {2, 1, 0, 4, 1}).eValue()).isCloseTo(6.448183, near(6.4));
        assertThat(votes(new int[10], IntStream.generate(() -> 1).limit(10).toArray()).eValue())
                .isCloseTo(0.212168417, near(0.2));
        assertThat(votes(new int[] {1, 1}, new int[2]).eValue()).isCloseTo(17.6005, near(17.6));
        assertThat(votes(new int[] {1, 1, 1}, new int[3]).eValue()).isCloseTo(103.642525, near(103));
    }

    @Test
    void forty_errors_in_one_interval_are_one_vote() {
        assertThat(votes(new int[] {40}, new int[1]).eValue()).isCloseTo(3.61, near(3.61));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 101, 0.5, 1",
        "100, 201, 0.5, 5.06061172163498e-06",
        "30, 90, 0.1, 0.002229674",
        "25, 90, 0.1, 0.03201911",
        "9700, 90300, 0.1, 0.2037611",
        "9500, 90500, 0.1, 2.3800917e-05",
    })
    void the_split_test_gives_the_published_p_values(long canary, long baseline, double weight, double p) {
        assertThat(splitP(List.of(canary, baseline), List.of(weight, 1 - weight)))
                .isCloseTo(p, near(p));
    }

    @Test
    void half_of_the_requests_instead_of_a_tenth_shows_within_fifty() {
        assertThat(splitP(List.of(25L, 25L), List.of(0.1, 0.9))).isLessThan(0.001);
    }

    @Test
    void no_request_instead_of_a_tenth_shows_within_two_hundred() {
        assertThat(splitP(List.of(0L, 200L), List.of(0.1, 0.9))).isLessThan(0.001);
    }

    @Test
    void a_request_against_a_weight_of_zero_refutes_it() {
        assertThat(splitP(List.of(1L, 99L), List.of(0.0, 1.0))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, 0.07328437",
        "0, 3000, 0, 0.00366076",
        "5, 1000, 0.000389086846, 0.019979021",
        "50, 10000, 0.002536091408, 0.008690051659",
        "700, 1000, 0.6469848008, 0.7496620474",
    })
    void bounds_on_a_rate_are_those_of_robbins_mixture(long errors, long requests, double lower, double upper) {
        assertThat(RateBound.lower(errors, requests, 0.05, rate -> UNIFORM)).isCloseTo(lower, near(lower));
        assertThat(RateBound.upper(errors, requests, 0.05, rate -> UNIFORM)).isCloseTo(upper, near(upper));
    }

    @Test
    void zero_errors_prove_three_nines_after_12417_requests() {
        assertThat(RateBound.upper(0, 12_416, 0.05, rate -> UNIFORM)).isGreaterThan(0.001);
        assertThat(RateBound.upper(0, 12_417, 0.05, rate -> UNIFORM)).isLessThan(0.001);
    }

    @Test
    void a_prior_that_expects_few_errors_proves_three_nines_after_4104_requests() {
        BetaMixture few = new BetaMixture(0.5, 500);
        assertThat(RateBound.upper(0, 4_103, 0.05, rate -> few)).isGreaterThan(0.001);
        assertThat(RateBound.upper(0, 4_104, 0.05, rate -> few)).isLessThan(0.001);
    }

    private static double splitP(List<Long> arrived, List<Double> weights) {
        return Math.min(1, Math.exp(-SplitTest.logEValue(arrived, weights)));
    }

    private static QuantileTest.Arm ramp(int first, int bounds) {
        return new QuantileTest.Arm(IntStream.rangeClosed(1, bounds)
                .mapToLong(value -> Math.clamp((long) value - first + 1, 0, 1000)).toArray());
    }

    @ParameterizedTest
    @CsvSource({"0.5, 70, 0.814704", "0.5, 85, 0.0838055", "0.5, 100, 0.0054947", "0.9, 55, 0.0340463"})
    void two_arms_that_differ_by_an_offset_have_the_published_p_value(double quantile, int offset, double p) {
        QuantileTest test = new QuantileTest(quantile, 100, 0.05);

        assertThat(test.pValue(ramp(1, 1200), ramp(1 + offset, 1200))).isCloseTo(p, within(p * 1e-5));
    }
}
