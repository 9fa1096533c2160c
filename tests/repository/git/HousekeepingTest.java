package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Git tidies up the clone, in the middle of a promotion. */
class HousekeepingTest {

    @AutoClose
    private final ReleaseFixture team = new ReleaseFixture();

    private void tidy(Path clone) {
        team.git().in(clone, "gc", "--quiet", "--prune=now");
    }

    @Test
    void git_gc_at_any_point_of_a_promotion_takes_nothing_away_that_is_in_the_making() {
        Path clone = team.clone("operator");
        for (int round = 0; round < 3; round++) {
            team.land("round " + round);
            try (ReleaseRepository repository = team.open(clone)) {
                RemoteHeads heads = repository.fetch(soon());
                tidy(clone);
                Sha commit = heads.evidence()
                        .map(tip -> repository.commitOn(tip, record("evidence/" + tip, "{}"), soon()))
                        .orElseGet(() -> repository.firstCommit(record("evidence/1", "{}"), soon()));
                tidy(clone);
                RefMove evidence = heads.evidence()
                        .<RefMove>map(tip -> new RefMove.FastForward("release-evidence", tip, commit))
                        .orElseGet(() -> new RefMove.Create("release-evidence", commit));
                List<RefMove> moves = List.of(
                        new RefMove.FastForward("release", heads.production().orElseThrow(), heads.staging()), evidence);
                assertThat(repository.pushAtomically(moves, soon())).isEqualTo(new PushOutcome.Moved());
                tidy(clone);
                assertThat(repository.fetch(soon()).evidence()).hasValue(commit);
                tidy(clone);
                repository.rememberTip(commit);
                tidy(clone);
                assertThat(repository.summary(commit).sha()).isEqualTo(commit);
            }
            tidy(clone);
            team.git().in(clone, "fsck", "--strict");
        }
        assertThat(Files.exists(clone.resolve(".git/lockstep"))).isFalse();
    }
}
