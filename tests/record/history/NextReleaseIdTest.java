package tests.record.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ReleaseId.Kind;
import lockstep.record.history.NextReleaseId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tests.record.log.Entries;

public class NextReleaseIdTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:59Z");

    @Test
    void the_first_of_a_minute_is_number_one_of_its_kind() {
        assertThat(NextReleaseId.after(ids("20260121-2359-rc4", "20260122-1000-rb1"), Kind.PROMOTION, NOW))
                .hasToString("20260122-1000-rc1");
    }

    @Test
    void the_counter_rises_when_the_minute_is_taken() {
        assertThat(NextReleaseId.after(ids("20260122-1000-rc1", "20260122-1000-rc7"), Kind.PROMOTION, NOW))
                .hasToString("20260122-1000-rc8");
    }

    @Test
    void a_clock_that_is_behind_does_not_take_the_log_back() {
        assertThat(NextReleaseId.after(ids("20260122-1005-rc1"), Kind.ROLLBACK, NOW)).hasToString("20260122-1005-rb1");
    }

    @Test
    void a_minute_that_is_full_is_followed_by_the_next() {
        assertThat(NextReleaseId.after(ids("20260122-1000-rc9999"), Kind.PROMOTION, NOW))
                .hasToString("20260122-1001-rc1");
    }

    @Property(tries = 200)
    void ids_are_new_and_never_go_back(@ForAll @Size(max = 30) List<@IntRange(min = -300, max = 300) Integer> clock) {
        List<ReleaseId> taken = new ArrayList<>();
        for (int seconds : clock) {
            Kind kind = seconds % 2 == 0 ? Kind.PROMOTION : Kind.ROLLBACK;
            ReleaseId next = NextReleaseId.after(taken, kind, NOW.plusSeconds(seconds));
            assertThat(taken).doesNotContain(next);
            assertThat(taken).allMatch(before -> !before.minute().isAfter(next.minute()));
            taken.add(next);
        }
    }

    private static List<ReleaseId> ids(String... texts) {
        return List.of(texts).stream().map(Entries::id).toList();
    }
}
