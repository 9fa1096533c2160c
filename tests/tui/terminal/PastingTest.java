package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lockstep.tui.state.UiEvent;
import lockstep.tui.terminal.Pasting;
import org.junit.jupiter.api.Test;

/** What comes between the marks of a paste is text, whatever it holds. */
class PastingTest {

    private static final KeyStroke BEGIN = new KeyStroke('\ufdd0', false, false);
    private static final KeyStroke END = new KeyStroke('\ufdd1', false, false);
    private static final KeyStroke ESCAPE = new KeyStroke(KeyType.Escape);
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final Pasting pasting = new Pasting(now::get);

    private List<UiEvent> of(KeyStroke... strokes) {
        List<UiEvent> events = new ArrayList<>();
        for (KeyStroke stroke : strokes) {
            now.addAndGet(1_000);
            events.addAll(pasting.of(stroke));
        }
        return events;
    }

    private static KeyStroke typed(char character, boolean ctrl) {
        return new KeyStroke(character, ctrl, false);
    }

    @Test
    void an_escape_or_a_control_c_inside_a_paste_is_no_key_and_ends_nothing() {
        assertThat(of(BEGIN, typed('c', true), ESCAPE, typed('A', false), new KeyStroke(KeyType.Enter), END))
                .containsExactly(new UiEvent.PasteBegan(), new UiEvent.Pasted("A"));
    }

    @Test
    void an_escape_that_a_person_types_ends_a_paste_whose_end_was_lost_and_nothing_else() {
        assertThat(of(BEGIN, typed('x', false))).containsExactly(new UiEvent.PasteBegan());
        now.addAndGet(SECOND);

        assertThat(of(ESCAPE)).containsExactly(new UiEvent.PasteLost());
        assertThat(of(typed('q', false))).singleElement().isInstanceOf(UiEvent.Pressed.class);
    }

    @Test
    void a_key_that_a_person_types_into_a_paste_that_never_ends_is_no_key_and_says_so_again() {
        of(BEGIN, typed('x', false));
        now.addAndGet(SECOND);

        assertThat(of(typed('R', false))).containsExactly(new UiEvent.PasteBegan());
    }

    @Test
    void the_end_of_a_paste_that_never_began_is_nothing() {
        assertThat(of(END)).isEmpty();
    }
}
