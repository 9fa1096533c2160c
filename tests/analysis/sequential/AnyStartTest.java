package tests.analysis.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lockstep.analysis.sequential.AnyStart;
import org.junit.jupiter.api.Test;

class AnyStartTest {

    @Test
    void one_part_is_worth_what_it_is_worth() {
        assertThat(AnyStart.logMean(List.of(1.2345678901234567))).isEqualTo(1.2345678901234567);
        assertThat(AnyStart.logMean(List.of(Double.NEGATIVE_INFINITY))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(AnyStart.logMean(List.of())).isZero();
    }

    @Test
    void what_was_lost_in_the_first_part_does_not_weigh_on_the_last() {
        double mean = AnyStart.logMean(List.of(Math.log(0.5), Math.log(8), Math.log(3)));

        assertThat(Math.exp(mean)).isCloseTo((0.5 * 8 * 3 + 8 * 3 + 3) / 3, within(1e-9));
        assertThat(AnyStart.logMean(List.of(-900.0, 10.0))).isCloseTo(10 - Math.log(2), within(1e-9));
    }
}
