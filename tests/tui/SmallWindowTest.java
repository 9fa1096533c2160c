package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be done in an emergency on a window of a few rows: read the state, abort, roll back. */
class SmallWindowTest {

    private static final int COLUMNS = 40;

    static IntStream rows() {
        return IntStream.rangeClosed(1, 12);
    }

    private static Fold failing(int rows) {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).resized(COLUMNS, rows).later(Duration.ofSeconds(10))
                .production(Scenes.unwell(Scenes.live(Scenes.OLD), "500, expected 200")).later(Duration.ofSeconds(40));
        fold.effects();
        return fold;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_state_is_read_and_the_first_keys_are_named(int rows) {
        assertThat(failing(rows).screen()).contains("✗ FAILING").containsIgnoringCase("prod")
                .contains(rows == 1 ? "abort" : "R roll back");
    }

    @Test
    void on_one_row_of_twenty_columns_there_are_signs_and_the_first_key() {
        assertThat(failing(1).resized(20, 1).screen()).contains("P✗ S~ C? A abort");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_canary_is_aborted_and_the_question_is_read(int rows) {
        Fold fold = failing(rows).press("A");
        assertThat(fold.screen()).contains("Abort now");
        assertThat(fold.press("Enter").effects()).contains(new Effect.AbortCanary());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void production_is_rolled_back_and_each_step_of_it_is_read(int rows) {
        Fold fold = failing(rows).press("R");
        if (rows > 1) {
            assertThat(fold.screen()).contains("01de000");
        }
        assertThat(fold.press("Enter").screen()).contains(rows < 3 ? "" : "name the trigger first");
        fold.press("t", "Down", "Down", "Down");
        assertThat(fold.screen()).as("the reason that Enter takes").containsPattern("▸ +[a-zA-Z0-9]");
        fold.press("Enter", "Enter");
        assertThat(fold.screen()).contains("Type 01de000: ___");
        fold.type("01de000");
        assertThat(fold.screen()).contains("✓", "Enter");
        fold.press("Enter");
        assertThat(fold.effects()).anyMatch(Effect.RollBack.class::isInstance);
    }

    /** On the page that was open there may be anything under the cursor. */
    @ParameterizedTest
    @ValueSource(strings = {"w", "g", "d", "K", "P", "c", "l"})
    void no_key_acts_on_a_page_that_cannot_be_seen(String page) {
        for (String key : List.of("Enter", "r", "a", "p", "e", "v", "y", "/", "C", "w", "g", "l", "d", "c", "S")) {
            Fold fold = Fold.home(Scenes.canarying(60, 0)).preferring(Scenes.preferences()).press(page)
                    .event(new UiEvent.PipelineRead(Scenes.pipeline())).press("Esc").press(page).resized(COLUMNS, 12);
            fold.effects();
            UiState before = fold.state();
            fold.press(key);
            assertThat(fold.effects()).as(page + " " + key).isEmpty();
            assertThat(fold.state().dialog()).as(page + " " + key).isEmpty();
            assertThat(fold.state().prompt()).isEmpty();
            assertThat(fold.state().page()).isEqualTo(before.page());
            assertThat(fold.state().chosen()).isEqualTo(before.chosen());
            boolean known = !fold.state().notice().words().contains("does nothing here");
            assertThat(fold.screen()).as(page + " " + key).contains(known ? "enlarge to 60x16" : "does nothing");
        }
        Fold typed = Fold.home(Scenes.canarying(60, 0)).press(page).resized(COLUMNS, 12);
        typed.effects();
        for (String command : List.of("run", "class A", "pause-canary why", "gates", "commit x", "accept-drift y")) {
            typed.press(":").type(command).press("Enter");
            assertThat(typed.effects()).as(command).isEmpty();
            assertThat(typed.state().declaration()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_is_typed_after_the_colon_is_seen(int rows) {
        assertThat(failing(rows).press(":").type("rollb").screen()).contains(":rollb_");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 12, 20, 33, 59})
    void no_window_is_too_small_for_any_page_or_dialog(int columns) {
        List<String[]> ways = Stream.of("w", "l", "g", "R", "P", "K", "d", "K A", "R t", "q", "?", "J", "C", "w Enter",
                "R t Enter Enter", "c / x").map(way -> way.split(" ")).toList();
        for (int rows = 1; rows <= 16; rows++) {
            for (String[] way : ways) {
                Fold fold = failing(16).resized(80, 24).press(way).resized(columns, rows);
                assertThat(fold.frame().size().rows()).isEqualTo(rows);
                assertThat(fold.ascii().text()).matches("[\\x20-\\x7e\\n]*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 16})
    void in_a_box_the_choice_that_Enter_takes_is_always_seen(int rows) {
        Fold fold = Fold.home(Scenes.situation()).resized(COLUMNS, rows).press("R", "t");
        for (int down = 0; down < 8; down++) {
            assertThat(fold.screen()).containsPattern("▸ +[A-Za-z0-9]+.*│");
            fold.press("Down");
        }
    }
}
