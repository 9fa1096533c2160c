package tests.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.RangeAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeAnswerTest {

    private static final Instant START = Instant.ofEpochSecond(1_000);

    private static long counted(String series) throws MetricsTrouble {
        return RangeAnswer.counted("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series
                + "]}}", START, Duration.ofSeconds(10));
    }

    private static String series(String values) {
        return "{\"metric\":{},\"values\":[" + values + "]}";
    }

    @Test
    void an_old_series_counts_from_its_first_sample_and_a_new_one_from_zero() throws MetricsTrouble {
        assertThat(counted(series("[1000,\"500\"],[1010,\"530\"]"))).isEqualTo(30);
        assertThat(counted(series("[1500,\"7\"],[1510,\"9\"]"))).isEqualTo(9);
    }

    @Test
    void a_restart_adds_the_new_value_whole_and_series_add_up() throws MetricsTrouble {
        assertThat(counted(series("[1000,\"500\"],[1010,\"20\"],[1020,\"25\"]") + ","
                + series("[1000,\"1\"],[1010,\"2\"]"))).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1000,\"NaN\"]", "[1000,\"-1\"]", "[1000,\"+Inf\"]", "[1000,\"x\"]"})
    void what_is_no_count_is_a_trouble(String values) {
        assertThatThrownBy(() -> counted(values.isEmpty() ? "" : series(values))).isInstanceOf(MetricsTrouble.class);
    }
}
