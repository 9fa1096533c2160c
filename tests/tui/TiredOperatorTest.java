package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.log.PassFail;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Size;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepState;
import lockstep.tui.keys.ActionAvailability;
import lockstep.tui.state.Page;
import lockstep.tui.state.Shell;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** Whoever does what the screen says gets somewhere, and what it says is so. */
class TiredOperatorTest {

    private static final String REMOTE = "/srv/git/a/path/that/fills/most/of/a/line/service.git";

    private static RuleCheck rule(String name, boolean holds) {
        return new RuleCheck(name, holds, "class B needs a canary or a flag", "Name one.", "docs/policy.md#" + name);
    }

    private static Fold judged(RuleCheck... rules) {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        return fold.event(new UiEvent.Judged(
                fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW, List.of(rules))));
    }

    private static Fold promoting() {
        return judged(rule("on-main", true)).press("Enter").type("2ec0000").press("Enter");
    }

    private static Next next(Fold fold) {
        return Next.of(fold.state()).getFirst();
    }

    @Test
    void enter_on_a_candidate_that_is_refused_shows_why_and_what_to_do() {
        Fold fold = judged(rule("on-main", true), rule("canary-or-flag", false));
        assertThat(fold.screen()).contains("refused: 1 of 2 rules does not hold");
        assertThat(next(fold).words()).contains("is refused: class B needs a canary or a flag");
        fold.effects();
        assertThat(fold.press("Enter").effects()).as("decided again, it says the same").isEmpty();
        assertThat(fold.state().page()).isEqualTo(Page.WALK);
        assertThat(fold.state().step()).isEqualTo(Step.DECISION);
        assertThat(fold.screen()).contains("failed  1 of 2 broken, 0s ago", "Name one.");
    }

    @Test
    void a_move_that_is_refused_says_each_reason() {
        Fold fold = promoting();
        fold.event(new UiEvent.Failed(fold.operation(), "promotion of 2ec0000 refused; nothing was changed",
                List.of("no-drift: production runs 1111111"), "Run `deploy --mode prod`.", 22));
        assertThat(fold.screen()).contains("Promotion of 2ec0000 is refused", "- no-drift: production runs 1111111",
                "Run `deploy --mode prod`.", "exited with 22");
    }

    private static ReleaseSeen overtaken() {
        Sha later = new Sha("1a7e000000000000000000000000000000000006");
        List<EntryLine> log = new ArrayList<>(Scenes.released().log());
        log.addFirst(Scenes.entry("20260122-1030-rc1", later, PassFail.PASS));
        GitSeen was = Scenes.released().git();
        return new ReleaseSeen(new GitSeen(later, Optional.of(later), Optional.of(later), Optional.empty(), List.of(), 0, was.runs(), log,
                Optional.empty(), was.knownGood(), List.of(), Map.of(later, "later"), Optional.empty()),
                Scenes.live(later), Scenes.live(later));
    }

    @Test
    void what_somebody_else_released_with_more_on_top_is_nobodys_next_step() {
        Fold fold = Fold.home(Scenes.tested()).press("w", "h");
        assertThat(fold.state().chosen()).contains(Scenes.NEW);
        fold.looked(overtaken());
        assertThat(next(fold).words()).isEqualTo("Nothing is waiting: release has all of main");
        assertThat(fold.press("J").screen()).contains("2ec0000 no longer waits: release is at 1a7e000");
    }

    @Test
    void what_somebody_else_releases_moves_no_cursor_of_another_page() {
        Fold fold = Fold.home(Scenes.tested()).press("w", "h", "d", "Down", "Down");
        int cursor = fold.state().cursor();
        assertThat(cursor).isPositive();
        fold.looked(overtaken());
        assertThat(fold.state().chosen()).isNotEqualTo(Optional.of(Scenes.NEW));
        assertThat(fold.state().cursor()).isEqualTo(cursor);
    }

    @Test
    void while_the_remote_cannot_be_read_no_step_is_said_to_run() {
        Fold fold = promoting();
        fold.event(new UiEvent.Failed(fold.operation(), "the remote is gone", "Wait.", 78)).press("Esc")
                .event(new UiEvent.SourceFailed(Source.GIT, "timed out", "Check the network."));
        assertThat(new Day(fold.state()).lines()).noneMatch(line -> line.state() == StepState.RUNNING);
        assertThat(next(fold).words()).isEqualTo("What was done last cannot be read back: timed out");
        assertThat(ActionAvailability.step(fold.state(), Step.PROMOTE)).contains("u asks the remote again");
    }

    @Test
    void why_the_remote_cannot_be_read_is_shown_to_its_end() {
        Fold fold = Fold.home(Scenes.situation()).event(new UiEvent.SourceFailed(
                Source.GIT, "the remote cannot be read: fatal: '" + REMOTE + "' does not appear to be a git repository",
                "Check the network."));
        assertThat(fold.screen().replaceAll("\\s+", " ")).contains(
                "git FAILING for 0s: the remote cannot be read: fatal: '" + REMOTE + "' does not appear to be a git repository");
    }

    @Test
    void a_row_of_the_help_that_is_too_long_goes_on_below_its_last_column() {
        String help = Fold.home(Scenes.tested()).press("?", "PgDn").screen();
        assertThat(help.lines().filter(line -> line.contains("resume it (not now)"))).singleElement().asString()
                .contains(" ".repeat(31) + "resume it");
    }

    @Test
    void a_page_that_is_shown_whole_offers_no_more_of_it() {
        Fold fold = Fold.home(Scenes.tested()).press("$");
        assertThat(fold.screen()).contains("/ find  Esc close").doesNotContain("↓ more", "End last");
        assertThat(Fold.home(Scenes.tested()).press("?").screen()).contains("↓ more", "End last");
    }

    @Test
    void a_key_that_does_nothing_in_a_dialog_says_so() {
        for (String opens : List.of("?", "^C", "C")) {
            Fold fold = Fold.home(Scenes.tested()).press(opens, "x");
            assertThat(fold.state().notice().words()).as(opens)
                    .isEqualTo("x does nothing here; the last line shows the keys");
            assertThat(fold.state().dialog()).isPresent();
            assertThat(fold.screen()).as(opens).contains("x does nothing here; the last line shows the keys");
        }
    }

    @Test
    void nothing_is_resumed_by_the_command_beside_a_deployment_that_is_done() {
        Fold fold = Fold.home(Scenes.released());
        assertThat(Shell.step(fold.state(), Step.DEPLOY)).contains("jbang status");
        assertThat(Shell.step(promoting().state(), Step.DEPLOY)).contains("jbang promote-release --resume");
    }

    @Test
    void no_command_takes_production_back_to_where_it_is() {
        Fold fold = Fold.home(Scenes.situation()).press("R");
        assertThat(fold.screen()).contains("rollback-release --to");
        assertThat(fold.press("Home").screen()).contains("▸ ● now").doesNotContain("rollback-release --to");
    }

    @Test
    void in_ascii_the_names_of_two_keys_stay_apart() {
        assertThat(Fold.home(Scenes.tested()).press("C").ascii().text()).contains("Up Down choose");
    }

    @Test
    void a_service_with_a_very_long_name_hides_neither_the_page_nor_who_acts() {
        DeskTerms known = Scenes.terms();
        DeskTerms longer = new DeskTerms(
                "very-long-service-name-".repeat(5), known.operator(), known.remote(), known.stagingBranch(),
                known.productionBranch(), known.stagingBase(), known.productionBase(), known.stagingGates(),
                known.smokeGates(), known.drills(), known.invocation(), false, known.page(), true, true);
        for (Size size : List.of(new Size(80, 24), new Size(60, 20))) {
            Fold fold = Fold.at(size).looked(Scenes.situation()).event(new UiEvent.Opened(longer)).press("w");
            assertThat(fold.screen().lines().findFirst().orElseThrow())
                    .contains("very-lon", "…  The day", "op Ada Lovelace", "10:00Z");
        }
    }
}
