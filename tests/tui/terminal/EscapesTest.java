package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.InputDecoder;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import lockstep.tui.terminal.Pasting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.tui.Fold;
import tests.tui.Scenes;

/** Esc and another key that come in one packet, as from quick hands or a slow line, are those two keys. */
class EscapesTest {

    private static List<String> keys(String bytes) throws IOException {
        InputDecoder decoder = new InputDecoder(new StringReader(bytes));
        Pasting pasting = new Pasting();
        decoder.addProfile(new DefaultKeyDecodingProfile());
        decoder.addProfile(pasting);
        List<String> keys = new ArrayList<>();
        while (true) {
            KeyStroke stroke = decoder.getNextCharacter(true);
            if (stroke == null || stroke.getKeyType() == KeyType.EOF) {
                return keys;
            }
            pasting.of(stroke).forEach(event -> keys.add(((UiEvent.Pressed) event).key().name()));
        }
    }

    @ParameterizedTest
    @CsvSource({"A, A", "R, R", "q, q", ":, :", "/, /", "!, !", "10, Enter", "13, Enter", "9, Tab", "127, Backspace",
            "03, ^C", "12, ^L"})
    void each_counts_by_itself(String typed, String name) throws IOException {
        String second = typed.length() > 1 ? String.valueOf((char) Integer.parseInt(typed)) : typed;
        String key = typed.equals("9") ? "\t" : second;
        assertThat(keys("\u001b" + key)).containsExactly("Esc", name);
    }

    @Test
    void an_arrow_is_one_key() throws IOException {
        assertThat(keys("\u001b[A")).containsExactly("Up");
    }

    private static Fold verifyingBehind(String... keys) {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).press("l", "v").press(keys);
        fold.event(new UiEvent.Failed(fold.operation(), "the remote is gone", "try again", 70));
        fold.effects();
        return fold;
    }

    @Test
    void what_comes_up_by_the_escape_does_not_take_the_key_after_it_and_says_so() {
        Fold fold = verifyingBehind("?").press("Esc", "Enter");

        assertThat(fold.state().dialog()).get().satisfies(
                dialog -> assertThat(dialog.title()).isEqualTo("Verifying the log failed"));
        assertThat(fold.screen()).contains("Enter: not taken; this came up as it was pressed");
        fold.later(Duration.ofSeconds(1)).press("Enter");
        assertThat(fold.state().dialog()).isEmpty();
    }

    @Test
    void the_key_after_the_escape_that_closes_a_dialog_does_what_it_does_on_the_page() {
        Fold fold = Fold.home(Scenes.canarying(60, 0)).press("?").press("Esc", "A");
        assertThat(fold.state().dialog()).get().satisfies(
                dialog -> assertThat(dialog.title()).isEqualTo("Abort the canary"));
        assertThat(fold.event(new UiEvent.Pressed(new Key("Esc"))).state().dialog()).isEmpty();
    }

    @Test
    void what_the_operator_opens_right_after_takes_the_next_key() {
        Fold fold = verifyingBehind("?").press("Esc").later(Duration.ofMillis(249)).later(Duration.ofMillis(1))
                .press("Esc").later(Duration.ofMinutes(-1)).later(Duration.ofMinutes(1).minusMillis(100)).press("A", "Tab");
        assertThat(fold.screen()).doesNotContain("not taken").contains("[▸ Cancel ]");
    }
}
