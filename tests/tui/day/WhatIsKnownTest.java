package tests.tui.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.OpenIntent;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.PassFail;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.day.Day;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Freshness;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepLine;
import lockstep.tui.day.StepState;
import lockstep.tui.keys.ActionAvailability;
import lockstep.tui.state.Page;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;

/** What the screen says of others' doings, and of what went wrong half-way, is what is known, and no more. */
class WhatIsKnownTest {

    private static final ReleaseId OPEN = ReleaseId.tryParse("20260122-0950-rc1").orElseThrow();

    private static ReleaseSeen seen(Optional<Sha> release, Optional<Sha> logged, List<EntryLine> log,
            List<StoredRun> runs, Optional<OpenIntent> open, Sha production) {
        GitSeen was = Scenes.situation().git();
        return new ReleaseSeen(new GitSeen(was.main(), release, logged, Optional.empty(), List.of(), 0, runs, log, open, was.knownGood(),
                List.of(), was.subjects(), Optional.empty()), Scenes.live(Scenes.NEW), Scenes.live(production));
    }

    private static ReleaseSeen recordedAt(Sha evidence) {
        ReleaseSeen seen = ended(PassFail.PASS);
        GitSeen git = seen.git();
        return new ReleaseSeen(new GitSeen(git.main(), git.release(), git.logged(), Optional.of(evidence),
                git.candidates(), git.behind(), git.runs(), git.log(), git.open(), git.knownGood(), git.problems(),
                git.subjects(), git.canary()), seen.staging(), seen.production());
    }

    /** Promoted as recorded, and production runs it. */
    private static ReleaseSeen ended(PassFail result, StoredRun... runs) {
        List<EntryLine> log = new ArrayList<>(Scenes.situation().log());
        log.addFirst(Scenes.entry("20260122-0930-rc1", Scenes.NEW, result));
        return seen(Optional.of(Scenes.NEW), Optional.of(Scenes.NEW), log, List.of(runs), Optional.empty(), Scenes.NEW);
    }

    private static ReleaseSeen open(Instant since, Sha release, Sha production) {
        return seen(Optional.of(release), Optional.of(Scenes.OLD), Scenes.situation().log(), List.of(),
                Optional.of(new OpenIntent(OPEN, new Operator("Grace"), since, Scenes.NEW)), production);
    }

    private static List<String> next(Fold fold) {
        return Next.of(fold.state()).stream().map(Next::words).toList();
    }

    @Test
    void after_a_promotion_that_ended_without_a_passed_smoke_nobody_calls_production_healthy() {
        EnvironmentHealth health = EnvironmentHealth.of(Fold.home(ended(PassFail.FAIL)).state(), Environment.PRODUCTION);
        assertThat(health.kind()).isEqualTo(EnvironmentHealth.Kind.UNKNOWN);
        assertThat(health.reason()).isEqualTo("20260122-0930-rc1 ended without a passed smoke");
        assertThat(EnvironmentHealth.of(Fold.home(ended(PassFail.PASS)).state(), Environment.PRODUCTION).kind())
                .isEqualTo(EnvironmentHealth.Kind.HEALTHY);
        StoredRun later = new StoredRun("evidence/runs/s.json", Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.PASS));
        assertThat(EnvironmentHealth.of(Fold.home(ended(PassFail.FAIL, later)).state(), Environment.PRODUCTION).kind())
                .as("a smoke that passed since clears it").isEqualTo(EnvironmentHealth.Kind.HEALTHY);
    }

    @Test
    void a_commit_that_somebody_pushed_past_lockstep_is_not_shown_as_tested_and_allowed() {
        Fold fold = Fold.home(seen(Optional.of(Scenes.NEW), Optional.of(Scenes.OLD), Scenes.situation().log(),
                List.of(), Optional.empty(), Scenes.NEW));
        assertThat(fold.state().chosen()).contains(Scenes.NEW);
        Day day = new Day(fold.state());
        assertThat(day.line(Step.PROMOTE)).isEqualTo(new StepLine(
                Step.PROMOTE, StepState.FAILED, "release is at 2ec0000, and no record says why"));
        assertThat(day.lines()).extracting(StepLine::words)
                .doesNotContain("were passed", "was recorded", "was allowed", "was verified");
        assertThat(next(fold)).contains("release is at 2ec0000, and no record says why: find out who moved it, or roll back");
        assertThat(fold.press("Enter").state().page()).isEqualTo(Page.ROLLBACK);
    }

    @Test
    void a_commit_that_was_taken_back_and_pushed_again_by_hand_is_not_shown_as_released() {
        List<EntryLine> log = new ArrayList<>(Scenes.situation().log());
        log.addFirst(Scenes.entry("20260122-0930-rc1", Scenes.NEW, PassFail.PASS));
        Fold fold = Fold.home(seen(Optional.of(Scenes.NEW), Optional.of(Scenes.OLD), log, List.of(), Optional.empty(),
                Scenes.NEW));
        assertThat(new Day(fold.state()).line(Step.PROMOTE).words()).endsWith("and no record says why");
    }

    @Test
    void a_production_that_answers_in_turns_has_drifted_once_the_branch_was_read_again() {
        Fold fold = Fold.home(ended(PassFail.PASS));
        for (int turn = 0; turn < 3; turn++) {
            fold.later(Duration.ofSeconds(2)).production(Scenes.well(Scenes.live(Scenes.BETWEEN)))
                    .event(new UiEvent.GitRead(ended(PassFail.PASS).git()));
            fold.later(Duration.ofSeconds(2)).production(Scenes.well(Scenes.live(Scenes.NEW)));
        }
        fold.later(Duration.ofSeconds(2)).production(Scenes.well(Scenes.live(Scenes.BETWEEN)));
        assertThat(Freshness.showsDrift(fold.state())).isTrue();
    }

    @Test
    void what_has_nothing_to_do_with_an_open_move_is_drift_all_the_same() {
        Fold fold = Fold.home(open(Scenes.NOW.minusSeconds(40), Scenes.NEW, Scenes.BETWEEN));
        assertThat(Freshness.showsDrift(fold.state())).isTrue();
    }

    @Test
    void what_was_adopted_was_neither_tested_nor_refused_and_its_smoke_can_be_run() {
        AdoptionEntry adopted = new AdoptionEntry(Scenes.NOW, Optional.of(Scenes.NEW), 0, "e".repeat(64), List.of(),
                PassFail.FAIL, "", Scenes.ADA, List.of());
        Fold fold = Fold.home(seen(Optional.of(Scenes.NEW), Optional.of(Scenes.NEW), List.of(EntryLine.of(adopted)),
                List.of(), Optional.empty(), Scenes.NEW));
        Day day = new Day(fold.state());
        assertThat(day.line(Step.GATES).words()).isEqualTo("not known: it was adopted");
        assertThat(day.line(Step.SMOKE).state()).isEqualTo(StepState.READY);
        assertThat(next(fold)).contains("No smoke of 2ec0000 was run in production: run its gates");
        fold.press("Enter");
        assertThat(fold.state().page()).isEqualTo(Page.WALK);
        assertThat(fold.state().step()).isEqualTo(Step.SMOKE);
        fold.effects();
        fold.press("Enter");
        assertThat(fold.state().operation().orElseThrow().title()).isEqualTo("Production smoke");
    }

    @Test
    void while_somebody_else_moves_production_nothing_has_drifted_and_nobody_is_told_to_give_up() {
        Fold young = Fold.home(open(Scenes.NOW.minusSeconds(40), Scenes.NEW, Scenes.OLD));
        assertThat(Freshness.showsDrift(young.state())).isFalse();
        assertThat(young.screen()).doesNotContain("DRIFT");
        assertThat(next(young)).contains("20260122-0950-rc1 by Grace, begun 40s ago: wait for it, or finish it if "
                + "nobody is at it");
        Fold old = Fold.home(open(Scenes.NOW.minus(Duration.ofHours(2)), Scenes.NEW, Scenes.OLD));
        assertThat(next(old)).contains("Finish or give up 20260122-0950-rc1 by Grace, begun 2h00m ago");
    }

    @Test
    void what_was_read_of_the_branch_before_production_changed_is_no_drift() {
        Fold fold = Fold.home(ended(PassFail.PASS));
        fold.later(Duration.ofSeconds(3)).production(Scenes.well(Scenes.live(Scenes.BETWEEN)));
        assertThat(Freshness.showsDrift(fold.state())).isFalse();
        fold.later(Duration.ofSeconds(1)).event(new UiEvent.GitRead(ended(PassFail.PASS).git()));
        assertThat(Freshness.showsDrift(fold.state())).isTrue();
    }

    @Test
    void the_dialog_of_what_is_open_says_where_the_branch_is_now() {
        Fold there = Fold.home(open(Scenes.NOW.minusSeconds(40), Scenes.NEW, Scenes.OLD)).press("Enter");
        assertThat(there.screen()).contains("release is at 2ec0000 already.", "Continue: wait for production");
        Fold elsewhere = Fold.home(open(Scenes.NOW.minusSeconds(40), Scenes.BETWEEN, Scenes.OLD)).press("Enter");
        assertThat(elsewhere.screen()).contains("release is at be70000, not at 2ec0000: somebody moved it since.",
                "Continue: record that it failed");
    }

    @Test
    void where_the_branch_was_deleted_production_can_still_be_rolled_back() {
        Fold fold = Fold.home(seen(Optional.empty(), Optional.of(Scenes.OLD), Scenes.situation().log(), List.of(),
                Optional.empty(), Scenes.OLD)).press("R");
        assertThat(fold.state().page()).isEqualTo(Page.ROLLBACK);
        assertThat(fold.screen()).contains("release    is not there any more");
        assertThat(ActionAvailability.open(fold.state())).isEqualTo("name the trigger first (t)");
    }

    @Test
    void a_branch_that_was_moved_by_hand_to_a_good_commit_can_be_kept_there_by_a_rollback() {
        Fold fold = Fold.home(seen(Optional.of(Scenes.OLDER), Optional.of(Scenes.OLD), Scenes.situation().log(),
                List.of(), Optional.empty(), Scenes.OLDER)).press("R", "Down");
        assertThat(ActionAvailability.open(fold.state())).isEqualTo("name the trigger first (t)");
    }

    @Test
    void the_smoke_of_a_rollback_is_named_by_the_commit_that_it_goes_to() {
        Fold fold = Fold.home(ended(PassFail.PASS)).press("R", "t", "Down", "Enter", "Enter").type("01d0000").press("Enter");
        assertThat(fold.state().operation()).isPresent();
        fold.event(new UiEvent.StageReached(fold.operation(), MovePhase.SMOKING, "smoke"));
        assertThat(fold.state().smoke().orElseThrow().commit()).contains(Scenes.OLD);
        fold.event(new UiEvent.Failed(fold.operation(), "the remote is gone", "Wait.", ExitCode.PARTLY_DONE.code()));
        assertThat(fold.screen()).contains("Rollback to 01d0000 is not complete").doesNotContain("failed");
        assertThat(fold.state().smoke()).as("nothing runs any more").isEmpty();
    }

    @Test
    void what_was_verified_before_the_record_changed_is_the_past() {
        Fold fold = Fold.home(recordedAt(Scenes.OLDER)).press("l", "v");
        fold.event(new UiEvent.LogVerified(fold.operation(), new LogCheck(List.of(), "3 entries")));
        assertThat(fold.screen()).contains("verified: 3 entries");
        fold.later(Duration.ofSeconds(90)).event(new UiEvent.GitRead(recordedAt(Scenes.BETWEEN).git()));
        assertThat(fold.screen()).contains("verified 1m30s ago; the record has changed since: v verifies");
    }

    @Test
    void what_begins_in_the_future_is_not_said_to_be_just_now() {
        Fold fold = Fold.home(Scenes.tested());
        assertThat(new Day(fold.state().withNow(Scenes.NOW.minus(Duration.ofHours(3)))).line(Step.GATES).words())
                .startsWith("PASS, in 2h").endsWith(" by this clock");
    }
}
