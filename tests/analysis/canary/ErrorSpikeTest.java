package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.LongStream;
import lockstep.analysis.canary.ErrorSpike;
import lockstep.analysis.counts.ArmCounts;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ErrorSpikeTest {

    private static final int LOOKS = 31;

    /** The first two looks in a row that show it, the first of them counted from 1; 0 where none do. */
    private static int shownAt(double allowed, IntFunction<ArmCounts> counts) {
        ErrorSpike errors = ErrorSpike.none(allowed, LOOKS);
        boolean before = false;
        for (int look = 1; look <= LOOKS; look++) {
            errors = errors.and(counts.apply(look));
            boolean now = errors.shown().isPresent();
            if (now && before) {
                return look - 1;
            }
            before = now;
        }
        return 0;
    }

    @Test
    void a_clump_of_errors_that_is_over_is_no_spike() {
        assertThat(shownAt(0.001, look -> ArmCounts.of(500, look == 1 ? 10 : 0))).isZero();
        assertThat(shownAt(0.001, look -> ArmCounts.of(500, look == 1 || look == 8 ? 30 : 0))).isZero();
    }

    @Test
    void errors_that_go_on_are_one_from_the_second_look_on() {
        assertThat(shownAt(0.001, look -> ArmCounts.of(500, 10))).isEqualTo(2);
        assertThat(shownAt(0.01, look -> ArmCounts.of(6_000, 300))).isEqualTo(2);
    }

    @Test
    void what_begins_after_a_long_good_time_shows_at_once() {
        assertThat(shownAt(0.01, look -> ArmCounts.of(6_000, look >= 25 ? 300 : 0))).isEqualTo(26);
    }

    @Test
    void what_is_allowed_is_no_spike_however_long_it_goes_on() {
        assertThat(shownAt(0.01, look -> ArmCounts.of(6_000, 60))).isZero();
    }

    @Test
    void the_words_have_the_counts() {
        ErrorSpike errors = ErrorSpike.none(0.01, LOOKS);
        for (int look = 0; look < 3; look++) {
            errors = errors.and(ArmCounts.of(1_000, 50));
        }
        assertThat(errors.shown()).hasValue("availability 95 % in the last 3 looks, at least 99 % is required; it is"
                + " shown to be less (150 of 3000 requests failed)");
    }

    @Test
    void counts_that_make_no_sense_show_nothing() {
        ErrorSpike errors = ErrorSpike.none(0.01, LOOKS);
        for (int look = 0; look < 3; look++) {
            errors = errors.and(ArmCounts.of(10, 500));
        }
        assertThat(errors.shown()).isEmpty();
        assertThat(errors.senseless()).hasValue("the production counts more errors than requests: 1500 of 30");
    }

    /** Half of what is allowed, in clumps: 5 requests a second, a look a minute for half an hour. */
    @Test
    void a_healthy_service_whose_errors_come_in_clumps_is_rarely_suspected() {
        long suspected = LongStream.range(0, 2_000).filter(seed -> {
            UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
            DiscreteSampler requests = PoissonSampler.of(random, 300);
            DiscreteSampler clumps = PoissonSampler.of(random, 300 * 0.005 / 4);
            return shownAt(0.01, look -> ArmCounts.of(requests.sample(), 4L * clumps.sample())) > 0;
        }).count();

        assertThat(suspected).isLessThanOrEqualTo(20);
    }
}
