package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import lockstep.tui.terminal.Bell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the terminal is written when it rings. */
class BellTest {

    @ParameterizedTest
    @CsvSource({
        "xterm-256color, '', true, 9;", "xterm-256color, 7200, true, 777;notify;Lockstep;",
        "rxvt-unicode-256color, '', false, 777;notify;Lockstep;", "foot, '', false, 9;",
        "linux, '', false, ''", "vt100, '', false, ''"})
    void each_terminal_rings_and_is_notified_once_as_far_as_it_can(
            String term, String vte, boolean sequences, String way) {
        Bell bell = Bell.of(Map.of("TERM", term, "VTE_VERSION", vte), sequences);
        assertThat(bell.ringing("shop: done"))
                .isEqualTo("\u0007" + (way.isEmpty() ? "" : "\u001b]" + way + "shop: done\u0007"));
    }

    @Test
    void in_tmux_the_notification_is_marked_as_meant_for_the_terminal_around_it() {
        Bell bell = Bell.of(Map.of("TERM", "tmux-256color", "TMUX", "/tmp/tmux-0/default,1,0"), true);
        assertThat(bell.ringing("done")).isEqualTo("\u0007\u001bPtmux;\u001b\u001b]9;done\u0007\u001b\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm", "rxvt-unicode", "linux"})
    void nothing_in_the_words_ends_the_notification_or_begins_another(String term) {
        Bell bell = Bell.of(Map.of("TERM", term), term.equals("xterm"));
        String said = bell.ringing("a\u0007b\u001b]52;c;aGk=\u0007c\u009c\u001b\\;d\n" + "漢".repeat(5_000));

        assertThat(said.chars().filter(c -> c == 7).count()).isEqualTo(term.equals("linux") ? 1 : 2);
        assertThat(said.chars().filter(c -> c == 27).count()).isEqualTo(term.equals("linux") ? 0 : 1);
        assertThat(said).doesNotContain("\u009c", "\n").hasSizeLessThan(300);
        if (term.equals("rxvt-unicode")) {
            assertThat(said.chars().filter(c -> c == ';').count()).isEqualTo(3);
        }
    }
}
