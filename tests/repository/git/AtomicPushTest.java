package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtomicPushTest {

    private ReleaseFixture team;
    private ReleaseRepository repository;
    private RemoteHeads seen;
    private Sha intent;

    @BeforeEach
    void an_operator_has_looked_at_the_remote() {
        team = new ReleaseFixture();
        repository = team.open(team.clone("operator"));
        seen = repository.fetch(soon());
        intent = repository.firstCommit(record("evidence/1/intent.json", "{}"), soon());
    }

    @AfterEach
    void close() {
        repository.close();
        team.close();
    }

    private List<RefMove> promotion() {
        return List.of(
                new RefMove.FastForward("release", seen.production().orElseThrow(), seen.staging()),
                new RefMove.Create("release-evidence", intent));
    }

    @Test
    void release_and_evidence_move_together() {
        assertThat(repository.pushAtomically(promotion(), soon())).isEqualTo(new PushOutcome.Moved());
        assertThat(team.head("release")).isEqualTo(seen.staging().hex());
        assertThat(team.head("release-evidence")).isEqualTo(intent.hex());
    }

    @Test
    void the_same_push_again_is_done_already() {
        repository.pushAtomically(promotion(), soon());
        assertThat(repository.pushAtomically(promotion(), soon())).isEqualTo(new PushOutcome.Moved());
    }

    @Test
    void a_lease_lost_on_release_moves_nothing() {
        Sha other = team.land("fourth");
        team.move("release", other);
        assertThat(repository.pushAtomically(promotion(), soon()))
                .isEqualTo(new PushOutcome.LostRace("release", seen.production(), Optional.of(other)));
        assertThat(team.head("release-evidence")).isEmpty();
    }

    @Test
    void a_lease_lost_on_the_evidence_moves_nothing() {
        team.move("release-evidence", seen.staging());
        assertThat(repository.pushAtomically(promotion(), soon())).isEqualTo(
                new PushOutcome.LostRace("release-evidence", Optional.empty(), Optional.of(seen.staging())));
        assertThat(team.head("release")).isEqualTo(team.released().hex());
    }

    @Test
    void release_moved_to_the_same_commit_by_somebody_else_is_a_lost_race() {
        team.move("release", seen.staging());
        assertThat(repository.pushAtomically(promotion(), soon()))
                .isEqualTo(new PushOutcome.LostRace("release", seen.production(), Optional.of(seen.staging())));
        assertThat(team.head("release-evidence")).isEmpty();
    }

    @Test
    void a_rewind_is_not_a_fast_forward() {
        repository.pushAtomically(promotion(), soon());
        RefMove back = new RefMove.FastForward("release", seen.staging(), team.released());
        assertThat(repository.pushAtomically(List.of(back), soon()))
                .isEqualTo(new PushOutcome.NotFastForward("release"));
        assertThat(team.head("release")).isEqualTo(seen.staging().hex());
    }

    @Test
    void a_rollback_rewinds() {
        repository.pushAtomically(promotion(), soon());
        Sha outcome = repository.commitOn(intent, record("evidence/2/intent.json", "{}"), soon());
        List<RefMove> rollback = List.of(
                new RefMove.Rollback("release", seen.staging(), team.released()),
                new RefMove.FastForward("release-evidence", intent, outcome));
        assertThat(repository.pushAtomically(rollback, soon())).isEqualTo(new PushOutcome.Moved());
        assertThat(team.head("release")).isEqualTo(team.released().hex());
        assertThat(team.head("release-evidence")).isEqualTo(outcome.hex());
    }

    @Test
    void a_remote_that_denies_rewinding_refuses_a_rollback_in_its_own_words() {
        team.git().in(team.bare(), "config", "receive.denyNonFastForwards", "true");
        repository.pushAtomically(promotion(), soon());
        RefMove back = new RefMove.Rollback("release", seen.staging(), team.released());
        assertThat(repository.pushAtomically(List.of(back), soon()))
                .isInstanceOfSatisfying(PushOutcome.RefusedByServer.class, refused -> {
                    assertThat(refused.branch()).isEqualTo("release");
                    assertThat(refused.words()).contains("non-fast-forward");
                });
        assertThat(team.head("release")).isEqualTo(seen.staging().hex());
    }

    @Test
    void a_hook_that_refuses_one_branch_refuses_both_and_its_words_are_harmless() {
        team.hook("update", "[ \"$1\" = refs/heads/release ] || exit 0; "
                + "printf 'change window \\033[31mclosed\\033[0m until Monday\\n' >&2; exit 1");
        assertThat(repository.pushAtomically(promotion(), soon()))
                .isInstanceOfSatisfying(PushOutcome.RefusedByServer.class, refused -> assertThat(refused.words())
                        .contains("hook declined", "change window \\x1b[31mclosed\\x1b[0m until Monday")
                        .doesNotContain("\u001b"));
        assertThat(team.head("release")).isEqualTo(team.released().hex());
        assertThat(team.head("release-evidence")).isEmpty();
    }

    @Test
    void a_hook_that_refuses_everything_is_a_refusal() {
        team.hook("pre-receive", "printf 'read only \\033]0;owned\\007\\n' >&2; exit 1");
        assertThat(repository.pushAtomically(promotion(), soon()))
                .isInstanceOfSatisfying(PushOutcome.RefusedByServer.class, refused -> assertThat(refused.words())
                        .contains("pre-receive hook declined", "read only \\x1b]0;owned\\x07"));
    }

    @Test
    void a_server_without_atomic_pushes_is_refused_and_nothing_moves() {
        team.git().in(team.bare(), "config", "receive.advertiseAtomic", "false");
        assertThat(repository.pushAtomically(promotion(), soon()))
                .isInstanceOfSatisfying(PushOutcome.RefusedByServer.class,
                        refused -> assertThat(refused.words()).contains("one transaction"));
        assertThat(team.head("release")).isEqualTo(team.released().hex());
    }
}
