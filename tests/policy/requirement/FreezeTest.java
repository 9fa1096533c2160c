package tests.policy.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Branches;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.PipelineFacts;
import org.junit.jupiter.api.Test;

/** When a freeze ends, where windows adjoin, overlap, or leave a gap. */
class FreezeTest {

    private static Instant at(int hour) {
        return Instant.parse("2026-12-24T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static FreezeWindow window(int from, int to) {
        return new FreezeWindow(at(from), at(to), "from " + from);
    }

    private static Assessment at(int hour, FreezeWindow... windows) {
        PipelineFacts facts = new PipelineFacts(new Sha("1".repeat(40)), Action.PROMOTE, Optional.empty(), "", Set.of(),
                List.of(), List.of(), List.of(), "", Optional.empty(), List.of(), Optional.empty(), List.of(), at(hour),
                new Branches("main", "release"));
        return new NotFrozen(List.of(windows)).assess(facts).getFirst();
    }

    @Test
    void windows_that_adjoin_or_overlap_end_together() {
        for (FreezeWindow next : List.of(window(4, 8), window(3, 8))) {
            Assessment frozen = at(1, next, window(0, 4));
            assertThat(frozen.words()).isEqualTo("frozen until " + at(8) + ": from " + next.from().toString()
                    .substring(12, 13));
            assertThat(frozen.holdsAt()).contains(at(8));
        }
        assertThat(at(1, window(8, 10), window(4, 8), window(0, 4)).holdsAt()).as("three of them").contains(at(10));
    }

    @Test
    void a_window_after_a_gap_is_another_freeze() {
        assertThat(at(1, window(0, 4), window(5, 8)).holdsAt()).contains(at(4));
        assertThat(at(4, window(0, 4), window(5, 8)).holds()).isTrue();
    }

    @Test
    void a_window_inside_another_ends_nothing() {
        assertThat(at(2, window(0, 8), window(1, 4)).holdsAt()).contains(at(8));
    }
}
