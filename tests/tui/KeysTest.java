package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Page;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** What the keys do, and why they do nothing when they do nothing. */
class KeysTest {

    private static final Size SIZE = new Size(80, 24);

    private static Fold allowed() {
        RuleCheck rule = new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main");
        return Fold.on(Scenes.tested()).press("Enter", "Down", "Enter", "Enter")
                .event(new UiEvent.Judged(1, new Judgement(Scenes.NEW, Scenes.NOW, List.of(rule))));
    }

    @Test
    void a_disabled_key_says_why_when_it_is_pressed() {
        assertThat(Fold.on(Scenes.situation()).press("r").state().notice().words())
                .isEqualTo("r: pick a candidate first (w, then Enter)");
        assertThat(Fold.at(SIZE).press("R").state().notice().words()).isEqualTo("R: the remote is still being read");
        assertThat(Fold.on(Scenes.situation()).press("R", "Down", "Enter").state().notice().words())
                .isEqualTo("Enter: name the trigger first (t)");
    }

    @Test
    void a_step_that_is_too_early_names_the_step_before_it() {
        Fold fold = Fold.on(Scenes.situation()).press("Enter").looked(Scenes.situation())
                .press("Down", "Down", "Down", "Enter");

        assertThat(fold.state().step()).isEqualTo(Step.PROMOTE);
        assertThat(fold.state().notice().words()).isEqualTo("Enter: first: staging gates");
        assertThat(fold.effects()).noneMatch(Effect.Work.class::isInstance);
    }

    @Test
    void a_candidate_whose_paths_are_of_class_c_is_refused() {
        Fold fold = Fold.on(Scenes.classes()).press("Home", "Enter");

        assertThat(fold.state().chosen()).isEmpty();
        assertThat(fold.state().notice().words()).startsWith("Enter: f0bb000 is refused: ").contains("class C", "forbidden");
        assertThat(fold.screen()).contains("✗C").contains("class C is refused");
        assertThat(fold.press("Down", "Enter").state().chosen()).contains(Scenes.NEW);
    }

    @Test
    void a_candidate_that_became_forbidden_is_not_promoted() {
        Fold fold = allowed();
        ReleaseSeen tested = Scenes.tested();
        List<Candidate> forbidden = List.of(Scenes.candidate(Scenes.NEW, "Mallory", "Be more charming", 1,
                Optional.of(new ClassByPaths(ChangeClass.C, "prompts/persona.md"))));
        fold.looked(Scenes.with(tested, forbidden, tested.log())).press("Enter");

        assertThat(fold.state().dialog()).isEmpty();
        assertThat(fold.state().notice().words()).contains("is refused");
    }

    @Test
    void what_the_paths_demand_is_said_where_the_class_is_declared() {
        assertThat(Fold.on(Scenes.classes()).press("Enter").press("C").screen()).contains("Class B at least: ");
    }

    @Test
    void an_unknown_key_points_to_the_help() {
        assertThat(Fold.on(Scenes.situation()).press("0").state().notice().words()).contains("?");
    }

    @Test
    void only_what_works_now_is_in_the_help_line() {
        assertThat(Fold.at(SIZE).screen()).contains("l log").doesNotContain("R roll back");
        assertThat(Fold.on(Scenes.situation()).screen()).contains("l log").contains("R roll back");
    }

    @Test
    void every_dialog_has_the_focus_on_cancel() {
        Fold promote = allowed().press("Enter");
        assertThat(promote.state().dialog()).get().isInstanceOfSatisfying(Dialog.Typed.class, typed ->
                assertThat(typed.yesFocused()).isFalse());
        promote.effects();
        assertThat(promote.press("Enter").effects()).isEmpty();

        Fold quit = Fold.on(Scenes.situation()).press("^C");
        quit.effects();
        assertThat(quit.press("Enter").effects()).isEmpty();

        Fold choice = Fold.on(Scenes.tested()).press("Enter");
        assertThat(choice.press("Enter").state().declaration()).isEmpty();
    }

    @Test
    void nothing_is_promoted_before_the_first_seven_characters_are_typed() {
        Fold fold = allowed().press("Enter").type("2ec000").press("Tab", "Enter");
        assertThat(fold.effects()).noneMatch(Effect.Promote.class::isInstance);

        assertThat(fold.press("Enter").type("2ec0000").press("Tab", "Enter").effects())
                .noneMatch(Effect.Promote.class::isInstance);

        fold.press("Enter").type("2ec0000").press("Enter");
        assertThat(fold.effects()).containsExactly(new Effect.Promote(
                Scenes.NEW, Optional.of(Scenes.OLD), Declared.of(ChangeClass.A)));
    }

    @Test
    void changing_what_was_typed_takes_the_focus_back_to_cancel() {
        Fold fold = allowed().press("Enter").type("2ec0000").type("0").press("Enter");

        assertThat(fold.effects()).noneMatch(Effect.Promote.class::isInstance);
    }

    @Test
    void a_rollback_asks_for_the_target_and_a_trigger() {
        Fold fold = Fold.on(Scenes.situation()).press("R");
        assertThat(fold.state().cursor()).as("not where release stands already").isEqualTo(1);

        fold.press("t", "Down", "Enter", "Enter").type("01de000").press("Enter");

        assertThat(fold.effects()).contains(new Effect.RollBack(Scenes.OLDER, Optional.of(Scenes.OLD), "5xx spike"));
    }

    @Test
    void after_a_rollback_nothing_of_it_is_left_for_the_next() {
        Fold fold = Fold.on(Scenes.situation()).press("R").press("t", "Down", "Enter", "Enter").type("01de000")
                .press("Enter");
        fold.event(new UiEvent.Concluded(
                fold.operation(), new Conclusion("20260122-1000-rb1", true, "production smoke passed", ExitCode.DONE,
                    Optional.empty())));

        assertThat(fold.state().trigger()).isEmpty();
        assertThat(fold.state().chosen()).isEmpty();
        assertThat(fold.state().declaration()).isEmpty();
    }

    @Test
    void after_a_rollback_the_walkthrough_opens_on_what_is_next() {
        Fold fold = Fold.on(Scenes.tested()).press("End", "h", "w");
        assertThat(fold.state().step()).as("its turn has not come").isNotEqualTo(Step.LOGGED);
        fold.press("R").press("t", "Down", "Enter", "Enter").type("01de000").press("Enter");
        fold.event(new UiEvent.Concluded(
                fold.operation(), new Conclusion("20260122-1000-rb1", true, "rolled back", ExitCode.DONE,
                    Optional.empty()))).looked(Scenes.situation()).press("h", "w");

        assertThat(fold.state().step()).isEqualTo(Step.CANDIDATE);
        assertThat(fold.screen()).contains("▸○ now     1 Candidate");
    }

    @Test
    void after_a_rollback_that_was_resumed_nothing_of_it_is_left_either() {
        Fold fold = Fold.on(open("20260122-0955-rb1")).press("R", "t", "Down", "Enter");
        assertThat(fold.state().trigger()).isNotEmpty();
        fold.press("w", "Enter", "Down", "Enter");
        assertThat(fold.effects()).contains(new Effect.Resume(ReleaseId.tryParse("20260122-0955-rb1").orElseThrow(), false));
        fold.event(new UiEvent.Concluded(
                fold.operation(), new Conclusion("20260122-1000-rb1", true, "rolled back", ExitCode.DONE,
                    Optional.empty())));

        assertThat(fold.state().trigger()).isEmpty();
        assertThat(fold.state().chosen()).isEmpty();
        assertThat(fold.state().declaration()).isEmpty();
    }

    @Test
    void a_newer_gate_run_voids_the_decision() {
        Fold fold = allowed();
        assertThat(fold.state().judgement()).isPresent();

        assertThat(fold.press("r").state().judgement()).isEmpty();
    }

    @Test
    void readonly_sets_nothing_off() {
        Fold fold = new Fold(SIZE, true).looked(Scenes.situation()).press("w", "Enter").looked(Scenes.situation())
                .press("Enter", "r");

        assertThat(fold.state().notice().words()).contains("--readonly");
        assertThat(fold.effects()).noneMatch(Effect.Work.class::isInstance);
    }

    @Test
    void a_failed_staging_run_is_recorded_and_shown_as_failed() {
        Fold fold = Fold.on(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter");
        assertThat(fold.state().is(Operation.Kind.GATES)).isTrue();
        fold.event(new UiEvent.RunEnded(1, Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.FAIL)));

        assertThat(fold.effects()).as("a failure is evidence too").anyMatch(Effect.Record.class::isInstance);
        assertThat(fold.screen()).contains("✗ failed  3 Staging gates");
    }

    @Test
    void news_of_an_earlier_operation_is_not_heard() {
        Fold fold = Fold.on(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter");
        fold.event(new UiEvent.Failed(fold.operation(), "interrupted", "", 70)).press("Esc");
        fold.effects();

        fold.event(new UiEvent.RunEnded(1, Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)));

        assertThat(fold.effects()).isEmpty();
        assertThat(fold.state().staging()).isEmpty();
    }

    @Test
    void the_colon_completes_and_runs_commands() {
        Fold fold = Fold.on(Scenes.situation()).press(":").type("roll").press("Tab");
        assertThat(fold.state().prompt()).get().satisfies(prompt -> assertThat(prompt.text()).isEqualTo("rollback"));

        assertThat(fold.press("Enter").state().page()).isEqualTo(Page.ROLLBACK);
        assertThat(fold.press(":").type("nonsense").press("Enter").state().notice().words()).contains("no command :nonsense");
        assertThat(fold.press(":").type("break production chat-500").press("Enter").state().notice().words())
                .contains("--demo only");
    }

    @Test
    void the_filter_works_while_it_is_typed_and_goes_with_esc() {
        Fold fold = Fold.on(Scenes.situation()).press("l", "/").type("fail");
        assertThat(fold.screen()).contains("1 of 4 entries").contains("20260120-1630-rc1")
                .doesNotContain("20260114-0930-rc1");

        assertThat(fold.press("Esc").screen()).contains("4 entries").contains("20260114-0930-rc1");
    }

    @Test
    void an_open_intent_is_where_the_day_goes_on() {
        Fold fold = Fold.on(open("20260122-0955-rc1"));

        assertThat(fold.state().step()).isEqualTo(Step.DEPLOY);
        assertThat(fold.screen()).contains("20260122-0955-rc1 is unfinished");
        assertThat(fold.press("Enter", "Down", "Enter").effects()).contains(
                new Effect.Resume(ReleaseId.tryParse("20260122-0955-rc1").orElseThrow(), false));
    }

    private static ReleaseSeen open(String id) {
        ReleaseSeen standing = Scenes.released();
        return new ReleaseSeen(new GitSeen(
                Scenes.NEW, standing.release(), standing.release(), Optional.empty(), List.of(), 0, List.of(), Scenes.situation().log(),
                Optional.of(new OpenIntent(
                        ReleaseId.tryParse(id).orElseThrow(), Scenes.ADA, Scenes.NOW, Scenes.NEW)),
                standing.knownGood(), List.of(), Map.of(), Optional.empty()), standing.staging(), Scenes.live(Scenes.OLD));
    }

    @Test
    void help_is_found_in_and_goes_to_its_end() {
        Fold fold = Fold.home(Scenes.situation()).press("?").press("/").type("roll prod");
        assertThat(fold.screen()).contains("Roll production back").doesNotContain("Draw the screen again");

        assertThat(fold.press("Esc", "End").screen()).contains("words of a log entry").doesNotContain("Go to");
        assertThat(fold.press("Home").screen()).contains("Go to");
        assertThat(fold.press("Esc").state().dialog()).isEmpty();
    }

    @Test
    void help_is_made_from_the_key_map() {
        assertThat(Fold.at(new Size(120, 60)).looked(Scenes.situation()).press("?").screen())
                .contains(":rollback").contains("Roll production back").contains(":class").contains("A, B or C");
    }

    @Test
    void the_gates_that_another_session_recorded_are_shown() {
        assertThat(Fold.home(Scenes.tested()).press("g").screen())
                .contains("Recorded staging gates", "chat_happy").doesNotContain("No gates were run");
        assertThat(Fold.home(Scenes.situation()).press("g").screen()).contains("No gates were run yet");
    }
}
