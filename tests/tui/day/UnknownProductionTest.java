package tests.tui.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.log.PassFail;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepLine;
import lockstep.tui.day.StepState;
import lockstep.tui.state.Step;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** Production cannot be asked, or has no branch yet: nothing is said of it that nobody knows. */
class UnknownProductionTest {

    private static final RevisionReading SILENT = new RevisionReading.Unknown("connection refused by http://127.0.0.1:1");

    private static ReleaseSeen promoted(RevisionReading production) {
        return new ReleaseSeen(git(Optional.of(Scenes.NEW)), Scenes.live(Scenes.NEW), production);
    }

    private static GitSeen git(Optional<Sha> release) {
        GitSeen was = Scenes.released().git();
        return new GitSeen(Scenes.NEW, release, release, Optional.empty(), List.of(), 0, was.runs(),
                List.of(Scenes.entry("20260122-0930-rc1", Scenes.NEW, PassFail.PASS)), Optional.empty(),
                was.knownGood(), List.of(), Map.of(Scenes.NEW, "newest"), Optional.empty());
    }

    private static Fold walking(ReleaseSeen standing) {
        Fold fold = Fold.home(Scenes.tested()).press("w", "h");
        assertThat(fold.state().chosen()).contains(Scenes.NEW);
        return fold.looked(standing);
    }

    @Test
    void a_production_that_cannot_be_asked_is_not_said_to_run_something_else() {
        Fold fold = walking(promoted(SILENT));
        assertThat(Next.of(fold.state())).extracting(Next::words)
                .contains("What production runs is not known: connection refused by http://127.0.0.1:1")
                .noneMatch(words -> words.contains("does not run") || words.contains("runs ?"));
        assertThat(new Day(fold.state()).line(Step.DEPLOY))
                .isEqualTo(new StepLine(Step.DEPLOY, StepState.FAILED,
                        "unknown: connection refused by http://127.0.0.1:1"));
    }

    @Test
    void a_production_that_runs_something_else_is_said_to() {
        assertThat(Next.of(walking(promoted(Scenes.live(Scenes.OLD))).state())).extracting(Next::words)
                .contains("Production does not run 2ec0000: production runs 01d0000");
    }

    @Test
    void where_production_does_not_say_what_it_runs_it_is_its_branch_that_is_up_to_date() {
        assertThat(Fold.home(promoted(SILENT)).screen()).contains("release is up to date with main");
        assertThat(Fold.home(promoted(Scenes.live(Scenes.NEW))).screen())
                .contains("up to date with main").doesNotContain("release is up to date");
    }

    @Test
    void without_a_production_branch_nothing_is_said_to_be_behind() {
        ReleaseSeen first = new ReleaseSeen(git(Optional.empty()), Scenes.live(Scenes.NEW), SILENT);
        assertThat(Fold.home(first).screen()).contains("there is no branch release").doesNotContain("behind main");
    }

    @Test
    void the_rollback_page_says_that_it_is_not_known_what_production_runs() {
        assertThat(Fold.home(promoted(SILENT)).press("R").screen())
                .contains("what production runs is not known").doesNotContain("production runs ?");
    }
}
