package tests.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"90s,PT90S", "5m,PT5M", "1h30m,PT1H30M", "500ms,PT0.5S", "2d,PT48H", "PT4S,PT4S", " 24h ,PT24H"})
    void durations_are_read_as_people_write_them(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "0s", "m", "5m 3", "1e9s", "99999999d", "P", "\u001b[2J"})
    void anything_else_is_refused_and_shown_harmless(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("is not a duration")
                .message().doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"PT0.031S,31 ms", "PT1.2S,1.2 s", "PT4M5S,4 min 05 s", "PT3H20M,3 h 20 min", "PT52H,2 d 4 h"})
    void durations_are_shown_short(Duration duration, String shown) {
        assertThat(Durations.human(duration)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "1h30m", "90m", "1d", "45s", "1d2h3m4s"})
    void a_duration_is_written_as_an_option_takes_it(String text) {
        Duration duration = Durations.parse(text);
        assertThat(Durations.typed(duration)).doesNotContain(" ");
        assertThat(Durations.parse(Durations.typed(duration))).isEqualTo(duration);
    }

    @Test
    void a_part_of_a_second_is_written_as_one() {
        assertThat(Durations.typed(Duration.ofMillis(300))).isEqualTo("1s");
    }
}
