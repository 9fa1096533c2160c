package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ChildJvm;

class RacingPushesTest {

    private static final int OPERATORS = 5;
    private static final int ROUNDS = 6;

    @Test
    void of_operators_who_push_at_the_same_instant_exactly_one_wins_each_round() throws Exception {
        try (ReleaseFixture team = new ReleaseFixture();
                ExecutorService operators = Executors.newFixedThreadPool(OPERATORS)) {
            List<ReleaseRepository> clones = new ArrayList<>();
            for (int i = 0; i < OPERATORS; i++) {
                clones.add(team.open(team.clone("operator" + i)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                Sha candidate = team.land("round " + round);
                CyclicBarrier together = new CyclicBarrier(OPERATORS);
                List<Callable<PushOutcome>> pushes = new ArrayList<>();
                for (int i = 0; i < OPERATORS; i++) {
                    ReleaseRepository mine = clones.get(i);
                    String path = "evidence/" + round + "-" + i;
                    pushes.add(() -> promote(mine, path, candidate, together));
                }
                List<PushOutcome> outcomes = new ArrayList<>();
                for (Future<PushOutcome> outcome : operators.invokeAll(pushes)) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).filteredOn(PushOutcome.Moved.class::isInstance).hasSize(1);
                assertThat(outcomes).filteredOn(PushOutcome.LostRace.class::isInstance).hasSize(OPERATORS - 1);
                assertThat(team.head("release")).isEqualTo(candidate.hex());
            }
            assertThat(team.git().in(team.bare(), "rev-list", "--count", "release-evidence")).isEqualTo("" + ROUNDS);
            clones.forEach(ReleaseRepository::close);
        }
    }

    @Test
    void operators_in_processes_of_their_own_share_the_commits_out_and_lose_none() throws Exception {
        try (ReleaseFixture team = new ReleaseFixture()) {
            Sha start = new Sha(team.git().in(
                    team.bare(), "commit-tree", "-m", "start", "4b825dc642cb6eb9a060e54bf8d69288fbee4904"));
            team.move("release-evidence", start);
            for (int i = 0; i < 10; i++) {
                team.land("commit " + i);
            }
            List<Process> operators = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Path clone = team.clone("operator" + i);
                operators.add(team.git().start(clone, ChildJvm.commandWith(
                        List.of("-Duser.home=" + team.folder().resolve("home")), RacingOperator.class.getName(),
                        clone.toString(), "" + i)));
            }
            List<String> outcomes = new ArrayList<>();
            for (Process operator : operators) {
                outcomes.addAll(operator.inputReader().lines().toList());
                assertThat(operator.waitFor()).as(String.join("\n", outcomes)).isZero();
            }
            assertThat(outcomes).containsOnly("Moved", "LostRace");
            assertThat(outcomes).filteredOn("Moved"::equals).hasSize(12);
            assertThat(team.head("release")).isEqualTo(team.head("main"));
            assertThat(team.git().in(team.bare(), "rev-list", "--count", "--first-parent", "release-evidence"))
                    .isEqualTo("13");
            assertThat(team.folder().resolve("home")).isDirectoryNotContaining("glob:**/.config");
        }
    }

    private static PushOutcome promote(ReleaseRepository mine, String path, Sha candidate, CyclicBarrier together)
            throws Exception {
        RemoteHeads seen = mine.fetch(soon());
        List<RefMove> moves = new ArrayList<>();
        moves.add(new RefMove.FastForward("release", seen.production().orElseThrow(), candidate));
        if (seen.evidence().isPresent()) {
            Sha tip = seen.evidence().get();
            moves.add(new RefMove.FastForward("release-evidence", tip, mine.commitOn(tip, record(path, "{}"), soon())));
        } else {
            moves.add(new RefMove.Create("release-evidence", mine.firstCommit(record(path, "{}"), soon())));
        }
        together.await();
        return mine.pushAtomically(moves, soon());
    }
}
