package tests.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import lockstep.analysis.canary.Gap;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import org.junit.jupiter.api.Test;

class GapTest {

    private static final Instant BEGIN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(15);

    private static Interval read(int from, int to, long canaries, long baselines) {
        return new Interval(BEGIN.plusSeconds(from), BEGIN.plusSeconds(to), 0.1,
                new ArmCounts(50, 0, new TreeMap<>(), canaries, 0, 0),
                new ArmCounts(450, 0, new TreeMap<>(), baselines, 1, 0));
    }

    private static Interval gap(int from, int to, List<Interval> before) {
        return Gap.between(BEGIN.plusSeconds(from), BEGIN.plusSeconds(to), 0.1, EVERY, before);
    }

    @Test
    void each_look_that_was_not_made_is_missing_of_each_instance() {
        Interval gap = gap(15, 75, List.of(read(0, 15, 5, 20)));

        assertThat(gap.canary().missing()).isEqualTo(4 * 5);
        assertThat(gap.baseline().missing()).isEqualTo(4 * 20);
        assertThat(gap.canary().expected()).isEqualTo(4 * 5);
    }

    @Test
    void a_gap_before_tells_nothing_of_how_many_instances_there_are() {
        Interval first = gap(15, 75, List.of(read(0, 15, 5, 20)));

        assertThat(gap(75, 135, List.of(read(0, 15, 5, 20), first)).canary().missing()).isEqualTo(4 * 5);
    }

    @Test
    void before_anything_was_read_there_is_one_instance() {
        assertThat(gap(0, 15, List.of()).canary().missing()).isEqualTo(1);
    }
}
