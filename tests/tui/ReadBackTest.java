package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.day.Next;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** What was just recorded is not offered again while the remote has not been read since. */
class ReadBackTest {

    private static Fold recorded() {
        return recorded("h");
    }

    private static Fold recorded(String page) {
        Fold fold = Fold.home(Scenes.situation()).press(page, "Enter").looked(Scenes.situation()).press("Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)))
                .event(new UiEvent.Recorded(fold.operation(), "evidence/runs/one.json"));
        fold.effects();
        return fold;
    }

    private static Next next(Fold fold) {
        return Next.of(fold.state()).getFirst();
    }

    @Test
    void a_run_is_not_recorded_again_before_the_remote_was_read() {
        for (String page : List.of("h", "w")) {
            Fold fold = recorded(page).press("Enter", "Enter");
            assertThat(fold.effects()).noneMatch(Effect.Work.class::isInstance);
        }
        assertThat(next(recorded()).words()).startsWith("Reading back what was recorded just now");
        assertThat(next(recorded().looked(Scenes.tested())).words()).startsWith("Declare the class of 2ec0000");
    }

    @Test
    void an_answer_that_was_asked_for_before_is_not_it() {
        Fold fold = Fold.home(Scenes.situation()).press("Enter", "Enter");
        fold.event(new UiEvent.RunEnded(fold.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)))
                .event(new UiEvent.Recorded(fold.operation(), "evidence/runs/one.json"))
                .event(new UiEvent.GitRead(Scenes.situation().git()));
        assertThat(next(fold).words()).startsWith("Reading back");
        fold.event(new UiEvent.GitRead(Scenes.tested().git()));
        assertThat(next(fold).words()).startsWith("Declare the class of");
    }

    @Test
    void a_remote_that_cannot_be_read_says_so_and_can_be_asked_again() {
        Fold fold = recorded().event(new UiEvent.SourceFailed(Source.GIT, "timed out", "Check the network."));
        assertThat(next(fold).words()).isEqualTo("What was done last cannot be read back: timed out");
        assertThat(next(fold).pressing()).isTrue();
        fold.effects();
        assertThat(fold.press("Enter").effects()).contains(new Effect.Ask(Source.GIT, Optional.empty()));
    }

    @Test
    void after_a_promotion_neither_a_decision_nor_an_old_way_back_is_offered() {
        Fold fold = Fold.home(Scenes.tested()).press("Enter", "Down", "Enter", "Enter");
        fold.event(new UiEvent.Judged(fold.operation(), new Judgement(Scenes.NEW, Scenes.NOW,
                List.of(new RuleCheck("on-main", true, "holds", "", "docs/policy.md#on-main")))));
        fold.press("Enter").type("2ec0000").press("Enter");
        fold.event(new UiEvent.Concluded(fold.operation(), new Conclusion("20260122-1000-rc1", false, "smoke failed",
                ExitCode.GATE_FAILED, Optional.of(Scenes.run(Environment.PRODUCTION, Scenes.NEW, Verdict.FAIL)))))
                .press("Esc").production(Scenes.unwell(Scenes.live(Scenes.NEW), "500"));
        fold.effects();

        assertThat(Next.of(fold.state())).noneMatch(next -> next.what() == Next.What.ROLL_BACK);
        assertThat(fold.press("Enter").effects()).noneMatch(Effect.Work.class::isInstance);
        fold.press("R");
        assertThat(fold.screen()).as("whoever is in a hurry still can").contains("Known good in production");
        assertThat(next(fold.press("h").looked(Scenes.released()).production(Scenes.unwell(
                Scenes.live(Scenes.NEW), "500"))).words()).startsWith("Roll production back to 01d0000");
    }

    @Test
    void whoever_leaves_is_told_what_is_not_on_record() {
        assertThat(recorded().press("^C").screen()).contains("were not read back yet").doesNotContain("is recorded.");
        Fold failed = Fold.home(Scenes.situation()).press("Enter").looked(Scenes.situation()).press("Enter");
        failed.event(new UiEvent.RunEnded(failed.operation(), Scenes.run(Environment.STAGING, Scenes.NEW, Verdict.PASS)))
                .press("^C");
        assertThat(failed.screen()).contains("Recording is running", "what it pushes may still", "or may not");
        failed.press("Esc").event(new UiEvent.Failed(failed.operation(), "the remote is gone", "", 70)).press("Esc")
                .looked(Scenes.situation()).press("^C");
        assertThat(failed.screen()).contains("The staging gates that were run here are not on record.");
        assertThat(Fold.home(Scenes.situation()).press("^C").screen()).contains("Nothing is running.")
                .doesNotContain("recorded");
    }

    @Test
    void r_on_a_filtered_list_of_ways_back_selects_the_newest_good_one() {
        Fold fold = Fold.home(Scenes.situation()).press("R", "/").type("01d0000").press("Enter", "R");
        assertThat(fold.state().filter()).isEmpty();
        assertThat(fold.state().cursor()).isEqualTo(1);
        assertThat(fold.screen()).contains("▸ ✓ good 01de000");
    }
}
