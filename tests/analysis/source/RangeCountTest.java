package tests.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.RangeCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeCountTest {

    private static final Instant START = Instant.ofEpochSecond(1_000);

    private static long counted(String series) throws MetricsTrouble {
        return counted(List.of(series));
    }

    private static long counted(List<String> answers) throws MetricsTrouble {
        RangeCount count = new RangeCount(START, Duration.ofSeconds(20));
        for (String series : answers) {
            count.add("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}");
        }
        return count.counted();
    }

    private static String series(String values) {
        return series("one", values);
    }

    private static String series(String pod, String values) {
        return "{\"metric\":{\"pod\":\"" + pod + "\"},\"values\":[" + values + "]}";
    }

    @Test
    void an_old_series_counts_from_its_first_sample_and_a_new_one_from_zero() throws MetricsTrouble {
        assertThat(counted(series("[1000,\"500\"],[1010,\"530\"]"))).isEqualTo(30);
        assertThat(counted(series("[1500,\"7\"],[1510,\"9\"]"))).isEqualTo(9);
    }

    @Test
    void a_restart_adds_the_new_value_whole_and_series_add_up() throws MetricsTrouble {
        assertThat(counted(series("[1000,\"500\"],[1010,\"20\"],[1020,\"25\"]") + ","
                + series("other", "[1000,\"1\"],[1010,\"2\"]"))).isEqualTo(26);
    }

    @Test
    void a_series_goes_on_from_one_answer_to_the_next() throws MetricsTrouble {
        assertThat(counted(List.of(series("[1000,\"500\"],[1010,\"510\"]"), series("[1020,\"515\"]"),
                series("[1030,\"4\"]")))).isEqualTo(19);
    }

    @Test
    void an_answer_of_a_part_of_the_servers_is_no_count() {
        RangeCount count = new RangeCount(START, Duration.ofSeconds(10));

        assertThatThrownBy(() -> count.add(
                "{\"status\":\"success\",\"isPartial\":true,\"data\":{\"resultType\":\"matrix\",\"result\":[]}}"))
                .isInstanceOf(MetricsTrouble.class).hasMessageContaining("the answer is not whole");
    }

    @Test
    void without_a_series_it_is_empty() throws MetricsTrouble {
        RangeCount count = new RangeCount(START, Duration.ofSeconds(10));
        count.add("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");
        assertThat(count.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1000,\"NaN\"]", "[1000,\"-1\"]", "[1000,\"+Inf\"]", "[1000,\"x\"]"})
    void what_is_no_count_is_a_trouble(String values) {
        assertThatThrownBy(() -> counted(series(values))).isInstanceOf(MetricsTrouble.class);
    }
}
