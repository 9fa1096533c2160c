package tests.tui.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RunId;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.day.Day;
import lockstep.tui.day.StepLine;
import lockstep.tui.day.StepState;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** The newest run counts, whoever ran it and wherever. */
class NewestRunTest {

    private static GateRun begun(GateRun run, Instant when) {
        return new GateRun(new RunId("20260122T100500Z-promotion-gate-00000007"), run.suite(), run.mode(), run.base(),
                run.commit(), run.revision(), run.operator(), when, run.duration(), run.gates());
    }

    private static ReleaseSeen with(ReleaseSeen standing, GateRun... runs) {
        return new ReleaseSeen(Scenes.recorded(standing.git(), List.of(runs).stream()
                .map(run -> new StoredRun("evidence/runs/one.json", run)).toList()), standing.staging(),
                standing.production());
    }

    private static StepLine line(Fold fold, Step step) {
        return new Day(fold.state()).line(step);
    }

    @Test
    void staging_gates_that_another_ran_later_count_more_than_those_that_were_run_here() {
        GateRun mine = Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS);
        GateRun later = begun(Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL), Scenes.NOW);
        Fold fold = Fold.home(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), mine));
        fold.event(new UiEvent.Recorded(fold.operation(), "evidence/runs/one.json")).looked(with(Scenes.situation(), mine));
        assertThat(line(fold, Step.GATES).state()).isEqualTo(StepState.DONE);

        fold.looked(with(Scenes.situation(), later, mine));
        assertThat(line(fold, Step.GATES).state()).isEqualTo(StepState.FAILED);
        assertThat(fold.state().shownRun().flatMap(LiveRun::run)).contains(later);
        assertThat(fold.press("g").screen()).contains("Recorded staging gates").contains("500, not the governed contract");
        assertThat(fold.press("w").screen()).contains("✗ FAIL chat_happy");
    }

    @Test
    void a_smoke_that_another_ran_later_counts_more_than_the_one_that_was_run_here() {
        GateRun mine = Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.FAIL);
        GateRun later = begun(Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.PASS),
                Scenes.NOW.plus(Duration.ofMinutes(1)));
        Fold fold = Fold.home(Scenes.released()).press("w", "End", "Up", "r");
        assertThat(fold.operation()).isPositive();
        fold.event(new UiEvent.RunEnded(fold.operation(), mine));
        assertThat(line(fold, Step.SMOKE).state()).isEqualTo(StepState.FAILED);

        fold.later(Duration.ofMinutes(2)).looked(with(Scenes.released(), later));
        assertThat(line(fold, Step.SMOKE).state()).isEqualTo(StepState.DONE);
    }
}
