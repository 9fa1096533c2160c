package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import lockstep.tui.state.Prompt;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paste is text where text is typed, and nothing anywhere else: its letters are no keys. */
class PasteTest {

    @Test
    void what_is_pasted_on_a_page_or_into_a_dialog_presses_no_key() {
        Fold page = Fold.home(Scenes.canarying(8, 0));
        page.effects();
        UiState before = page.state();
        page.event(new UiEvent.Pasted("A\n q r l w"));
        assertThat(page.effects()).isEmpty();
        assertThat(page.state().page()).isEqualTo(before.page());
        assertThat(page.state().dialog()).isEmpty();
        assertThat(page.screen()).contains("a paste does nothing here; it is taken after : and /");

        Fold typed = Fold.home(Scenes.situation()).press("R", "t", "Down", "Enter", "Enter")
                .event(new UiEvent.Pasted("01de000"));
        assertThat(typed.screen()).contains("Type 01de000: _______");
    }

    @Test
    void what_is_pasted_after_a_colon_or_into_a_filter_is_typed() {
        Fold fold = Fold.home(Scenes.situation()).press(":").type("trigger ").event(new UiEvent.Pasted("5xx in eu-1"));
        assertThat(fold.state().prompt().map(Prompt::text)).isEqualTo(Optional.of("trigger 5xx in eu-1"));
        Fold filter = Fold.home(Scenes.situation()).press("l", "/").event(new UiEvent.Pasted("01de000"));
        assertThat(filter.screen()).contains("1 of 4 entries");
    }

    @Test
    void a_paste_that_never_ends_says_how_to_end_it() {
        Fold fold = Fold.home(Scenes.situation()).press("R").event(new UiEvent.PasteBegan()).later(Duration.ofSeconds(9));
        assertThat(fold.screen()).contains("a paste has begun and not ended: no key counts until Esc ends it");
        assertThat(fold.event(new UiEvent.PasteLost()).screen())
                .contains("the paste was ended, and nothing of it was taken: keys count again", "Known good in production");
    }

    @Test
    void in_a_real_terminal_esc_ends_a_paste_whose_end_was_lost(@TempDir Path folder) {
        try (TmuxUi ui = new TmuxUi(folder, "tmux", 80, 24)) {
            ui.start("--demo").expect("healthy", "which staging r", "? help  q quit");
            ui.bytes("1b", "5b", "32", "30", "30", "7e", "71").expect("no key counts until Esc ends it");
            long typed = System.nanoTime();
            ui.await(screen -> System.nanoTime() - typed > Duration.ofSeconds(1).toNanos(), "a second, as a person takes");
            ui.press("Esc").expect("keys count again").press("l").expect("1 entry");
        }
    }

    @Test
    void a_real_terminal_marks_a_paste_and_is_left_without_the_marks(@TempDir Path folder) throws Exception {
        Path clip = Files.writeString(folder.resolve("clip"), "trigger a b\nq\nq");
        try (TmuxUi ui = new TmuxUi(folder, "tmux", 80, 24)) {
            ui.start("--demo").expect("healthy", "which staging r", "? help  q quit");
            ui.paste(clip).expect("a paste does nothing here").press(":").expect("accept-drift");
            ui.paste(clip).expect(":trigger a b q q").press("Enter", "R").expect("trigger    a b q q")
                    .press("q").expectLeft();
            ui.expectSane();
            ui.paste(clip).expect("trigger a b").check();
            assertThat(ui.screen()).doesNotContain("200~", "201~");
        }
    }
}
