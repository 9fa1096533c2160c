package tests.settings.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import lockstep.base.error.ConfigurationError;
import lockstep.settings.slo.Objective;
import lockstep.settings.slo.SloFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloFileTest {

    private static final String TARGET = "target: 0.999";
    private static final String FILE = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: availability}
            spec:
              indicator:
                spec:
                  ratioMetric:
                    counter: true
                    bad: {metricSource: {type: Command, spec: {command: [echo, "1"]}}}
                    total: {metricSource: {type: Command, spec: {command: [echo, "2"]}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: 0.999}]
            """;

    private static Objective read(String yaml) {
        return SloFile.read(yaml, "slo.yaml").objective().orElseThrow();
    }

    @Test
    void a_target_may_be_written_in_per_cent() {
        assertThat(read(FILE.replace(TARGET, "targetPercent: 99.9")).target()).isEqualTo(0.999);
    }

    @Test
    void days_hours_and_minutes_add_up() {
        assertThat(read(FILE.replace("28d", "1d12h30m")).window()).isEqualTo(Duration.ofMinutes(36 * 60 + 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "28d | 1M | spec.timeWindow[0].duration is '1M'; write it in d, h, m (minutes) or s, like 28d",
        "28d | 1Q | spec.timeWindow[0].duration is '1Q'",
        "28d | 4w | spec.timeWindow[0].duration is '4w'",
        "28d | P1M | spec.timeWindow[0].duration is 'P1M'",
        "'[{duration: 28d, isRolling: true}]' | [] | spec.timeWindow[0].duration is missing",
        "isRolling: true | isRolling: false | is a window of the calendar",
        "isRolling: true | calendar: {timeZone: UTC} | is a window of the calendar",
        "Occurrences | Timeslices | spec.budgetingMethod Timeslices is not read; write Occurrences",
        "target: 0.999 | targetPercent: 1e-2147483647 | spec.objectives[0] must promise",
        "target: 0.999 | targetPercent: many | spec.objectives[0] must promise",
        "counter: true | counter: false | only counters that rise are read",
        "target: 0.999 | target: 99.9 | spec.objectives[0] must promise more than nothing and less than everything",
        "target: 0.999 | name: none | spec.objectives[0] needs either target, like 0.999, or targetPercent",
    })
    void what_would_be_counted_otherwise_than_it_is_written_is_refused(String was, String is, String why) {
        assertThat(FILE).contains(was);
        assertThatThrownBy(() -> read(FILE.replace(was, is))).isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(why);
    }
}
