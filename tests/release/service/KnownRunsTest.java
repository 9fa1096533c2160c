package tests.release.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.release.service.KnownRuns;
import org.junit.jupiter.api.Test;
import tests.record.evidence.Runs;

/** On which earlier run another may rest. */
class KnownRunsTest {

    private static final GateRun RUN = Runs.of(Runs.gate("drill_h", Verdict.PASS, "as it was seen"));

    private static boolean mayBeReused(Set<String> unsigned, Optional<Instant> takenBack) {
        return new KnownRuns(List.of(RUN), unsigned, takenBack).mayBeReused(RUN);
    }

    @Test
    void one_without_the_signature_that_is_required_is_not_reused() {
        assertThat(mayBeReused(Set.of("another"), Optional.empty())).isTrue();
        assertThat(mayBeReused(Set.of(RUN.id().text()), Optional.empty())).isFalse();
    }

    @Test
    void one_from_before_the_commit_was_rolled_back_is_not_reused() {
        assertThat(mayBeReused(Set.of(), Optional.of(RUN.startedAt().minusSeconds(1)))).isTrue();
        assertThat(mayBeReused(Set.of(), Optional.of(RUN.startedAt()))).isFalse();
    }

    @Test
    void one_of_the_operator_s_own_folder_is_reused() {
        assertThat(KnownRuns.stored(List.of(RUN)).mayBeReused(RUN)).isTrue();
    }
}
