package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.tui.api.CommandRun;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.PreferencesFile;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiEvent;
import org.junit.jupiter.api.Test;

/** Keys as an operator bound them, and commands of their own. */
class OwnKeysTest {

    private static final String YAML = "keys: {rollback: F8, gates: 1}";

    private static Fold bound() {
        return Fold.home(Scenes.tested()).preferring(PreferencesFile.parse(YAML, "ui.yaml"));
    }

    private static Fold own() {
        return Fold.home(Scenes.tested()).preferring(Scenes.preferences());
    }

    @Test
    void a_key_does_what_it_was_bound_to_and_not_what_it_did() {
        assertThat(bound().press("F8").state().page()).isEqualTo(Page.ROLLBACK);
        assertThat(bound().press("1").state().page()).isEqualTo(Page.GATES);
        assertThat(bound().press("R").state().notice().words()).isEqualTo("R does nothing here; ? shows the keys");
        assertThat(bound().press("g").state().page()).isEqualTo(Page.HOME);
    }

    @Test
    void help_foot_and_advice_name_the_keys_as_they_are_bound() {
        Fold fold = bound();
        assertThat(fold.screen()).contains("F8 roll back");
        assertThat(fold.press("?").screen()).contains("  F8            :rollback").doesNotContain("  R   ");
        fold.press("Esc").production(Scenes.unwell(Scenes.live(Scenes.OLD), "500"));
        assertThat(fold.screen()).contains("press F8");
    }

    @Test
    void dialogs_go_by_the_same_keys_and_say_so() {
        Fold fold = Fold.home(Scenes.tested()).preferring(PreferencesFile.parse(
                "keys: {down: n, up: m, last: z, filter: F4, pane: F3, help: H}", "ui.yaml")).press("H");
        assertThat(fold.screen()).contains("F4 finds", "n more", "z last", "F4 find");
        String top = fold.screen();
        assertThat(fold.press("j").screen()).as("it is bound to something else now").contains("j does nothing here");
        assertThat(fold.press("n").screen()).isNotEqualTo(top);
        assertThat(fold.press("m").screen()).isEqualTo(top);
        assertThat(fold.press("Down").screen()).as("arrows always do").isNotEqualTo(top);
        assertThat(fold.press("z").screen()).contains("Commands with words");
        assertThat(fold.press("F4").type("abort").screen()).contains(":abort-canary").doesNotContain(":gates");
        assertThat(fold.press("Esc", "Esc", "H", "H").state().dialog()).as("what opens it closes it").isEmpty();

        fold.press("C").press("n", "Enter");
        assertThat(fold.state().declaration()).isPresent();
        assertThat(Fold.home(Scenes.canarying(60, 1)).preferring(PreferencesFile.parse("keys: {pane: F3}", "ui.yaml"))
                .press("A", "F3", "Enter").effects()).noneMatch(Effect.AbortCanary.class::isInstance);
    }

    @Test
    void what_is_typed_into_a_dialog_is_text_whatever_the_key_is_bound_to() {
        Fold fold = Fold.home(Scenes.tested()).preferring(PreferencesFile.parse("keys: {pane: e, evidence: []}", "ui.yaml"))
                .press("P").event(new UiEvent.PipelineRead(Scenes.pipeline())).press("a").type("2ec0000");
        assertThat(fold.state().dialog()).get().isInstanceOfSatisfying(Dialog.Typed.class,
                typed -> assertThat(typed.isRight()).isTrue());
    }

    @Test
    void a_command_of_ones_own_is_shown_before_it_runs() {
        Fold fold = own().press("S");
        assertThat(fold.screen()).contains("Run show", "git show " + Scenes.NEW.hex(), "without a shell", "5.0 s");
        assertThat(fold.effects()).noneMatch(Effect.Work.class::isInstance);
        fold.press("Enter");
        assertThat(fold.effects()).contains(new Effect.RunCommand(
                "show", List.of("git", "show", Scenes.NEW.hex()), Duration.ofSeconds(5)));
        assertThat(own().press("S", "Esc").effects()).noneMatch(Effect.Work.class::isInstance);
    }

    @Test
    void what_it_printed_can_be_scrolled_and_found_in() {
        Fold fold = own().press("S", "Enter");
        List<String> lines = IntStream.range(0, 200).mapToObj(row -> "row " + row + ".").toList();
        fold.event(new UiEvent.CommandEnded(fold.operation(), new CommandRun(lines, "exited 3", false)));
        assertThat(fold.screen()).contains("show exited 3", "row 0.").doesNotContain("row 199.");
        assertThat(fold.press("End").screen()).contains("row 199.");
        assertThat(fold.press("/").type("row 77").screen()).contains("row 77.").doesNotContain("row 78.");
    }

    @Test
    void a_command_of_ones_own_has_a_name_for_the_colon_and_a_line_in_the_help() {
        assertThat(own().press(":").type("show").press("Enter").state().dialog())
                .get().isInstanceOf(Dialog.Confirm.class);
        assertThat(own().press("?").press("/").type("git show").screen()).contains(":show");
        assertThat(own().press(":").type("sho").press("Tab").state().prompt().orElseThrow().text()).isEqualTo("show");
    }

    @Test
    void a_command_of_ones_own_says_which_of_its_words_is_missing_and_does_nothing_readonly() {
        Fold empty = Fold.at(new Size(80, 24)).preferring(Scenes.preferences()).press("S");
        assertThat(empty.state().notice().words()).isEqualTo("show: no {sha} is selected here");
        Fold readonly = new Fold(new Size(80, 24), true).preferring(Scenes.preferences()).looked(Scenes.tested());
        assertThat(readonly.press("S").state().notice().words()).isEqualTo("show: this is --readonly: it only looks");
    }

    @Test
    void x_stops_a_command_of_ones_own() {
        Fold fold = own().press("S", "Enter", "x");
        assertThat(fold.effects()).contains(new Effect.Stop());
    }
}
