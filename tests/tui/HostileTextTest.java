package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.log.OtherBlock;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiEvent;
import lockstep.tui.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server or a repository says: nothing of it reaches the terminal, and nothing of it moves the layout. */
class HostileTextTest {

    static Stream<String> hostile() {
        return Stream.of(
                "\u001b[2J\u001b[H gone", "\u009b31m red", "\u0000 nul", "a\rb\nc\td", "\u202e reversed",
                "\u200b\u200d\ufeff",
                "\ud83d\ude00 \u2705 \u274c", "e\u0301\u0301\u0301\u0301\u0301", "漢字かな交じり文", "x".repeat(10_000),
                "漢".repeat(5_000), "\ud800 lone", "\u001b]52;c;aGk=\u0007", "\u00ad\u2066\u2069", "ﷺ﷽",
                "\u0301 begins with a mark");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_cannot_paint_as_a_subject_an_author_an_entry_a_reason_or_a_note(String text) {
        for (Size size : List.of(new Size(80, 24), new Size(120, 40), new Size(60, 16))) {
            Fold fold = Fold.at(size).looked(Scenes.with(
                    Scenes.situation(), List.of(Scenes.candidate(Scenes.NEW, text, text, 2)),
                    List.of(EntryLine.of(new OtherBlock(text, text)))));
            safe(fold);
            safe(fold.production(Scenes.unwell(Scenes.live(Scenes.OLD), text)));
            safe(fold.event(new UiEvent.SourceFailed(Source.GIT, text, text)));
            safe(fold.press("R"));
            safe(fold.press("w"));
            safe(fold.press("/").type("x").press("Esc"));
            safe(fold.production(Scenes.well(Scenes.live(Scenes.OLD))).press("Home", "Enter").looked(Scenes.situation()).press("Enter", "g"));
            safe(fold.event(new UiEvent.GateNoted(1, new GateName("health"), text)));
            safe(fold.event(new UiEvent.GateEnded(1, Scenes.gate("health", Verdict.FAIL, text, 31))));
            safe(fold.press("Enter"));
            safe(fold.event(new UiEvent.Failed(1, text, text, 70)));
            safe(fold.press("Esc").later(Duration.ofSeconds(1)).press("Esc", "l"));
            safe(fold.press(":").type(text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "")));
            safe(fold.press("Enter", "J"));
            safe(fold.press("Esc", "Esc").preferring(Scenes.preferences()).press("h", "S"));
            safe(fold.press("Enter"));
            safe(fold.event(new UiEvent.CommandEnded(
                    fold.operation(), new CommandRun(text.lines().toList(), "exited 0", true))));
        }
    }

    /** By construction: whoever adds a page finds it here, with every source full of it. */
    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_cannot_paint_as_anything_that_a_page_shows(String text) {
        for (Size size : List.of(new Size(80, 24), new Size(120, 40), new Size(200, 50), new Size(60, 16))) {
            for (Page page : Page.values()) {
                Fold fold = Fold.at(size).looked(Scenes.paused(Scenes.hostileCanary(text), text))
                        .event(new UiEvent.MetricsRead(Scenes.hostileMetrics(text)))
                        .production(Scenes.unwell(Scenes.live(Scenes.OLD), text));
                fold.press(":").type(command(page)).press("Enter")
                        .event(new UiEvent.PipelineRead(Scenes.hostilePipeline(text)));
                assertThat(fold.state().page()).isEqualTo(page);
                safe(fold);
                safe(fold.press("Down", "Enter"));
                safe(fold.press("Esc", "p"));
                safe(fold.press("Esc", "A"));
                safe(fold.press("Esc", "a"));
            }
        }
    }

    /** Pasted, on the clock of a host that goes wrong, in windows that nobody would open. */
    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_cannot_paint_as_what_is_pasted_on_a_page_by_any_clock_in_any_window(String text) {
        for (Page page : Page.values()) {
            Fold fold = Fold.at(new Size(80, 24)).looked(Scenes.paused(Scenes.hostileCanary(text), text));
            fold.press(":").type(command(page)).press("Enter")
                    .event(new UiEvent.PipelineRead(Scenes.hostilePipeline(text)));
            safe(fold.event(new UiEvent.PasteBegan()).event(new UiEvent.Pasted(text)));
            safe(fold.press(":").event(new UiEvent.Pasted(text)));
            safe(fold.press("Esc", "/").event(new UiEvent.Pasted(text)));
            safe(fold.press("Esc", "Esc").later(Duration.ofDays(-40)));
            safe(fold.later(Duration.ofDays(80)));
            for (Size size : List.of(new Size(59, 12), new Size(20, 3), new Size(1, 1), new Size(400, 15))) {
                harmless(fold.resized(size.columns(), size.rows()));
            }
        }
    }

    @Test
    void an_emoji_is_drawn_in_two_columns_where_the_terminal_draws_it_and_what_is_put_together_is_not() {
        Glyphs drawn = new Glyphs(true, true);
        assertThat(drawn.show("a \ud83d\ude80 b")).isEqualTo("a \ud83d\ude80 b");
        assertThat(drawn.show("\ud83c\udde9\ud83c\uddea \ud83d\udc4d\ud83c\udffd \ud835\udd38"))
                .isEqualTo("\\u{1f1e9}\\u{1f1ea} \ud83d\udc4d\\u{1f3fd} \\u{1d538}");
        assertThat(new Glyphs(true).show("\ud83d\ude80")).isEqualTo("\\u{1f680}");
        assertThat(new Glyphs(false, true).show("\ud83d\ude80")).isEqualTo("?");
    }

    private static void drawn(Fold fold) {
        Frame frame = Views.draw(fold.state(), new Glyphs(true, true));
        for (int row = 0; row < frame.size().rows(); row++) {
            assertThat(Width.of(frame.text(row))).isLessThanOrEqualTo(frame.size().columns());
        }
    }

    private static void safe(Fold fold) {
        harmless(fold);
        assertThat(fold.frame().text(0)).contains("cognitive-api");
        if (fold.state().dialog().isEmpty()) {
            assertThat(fold.frame().text(fold.state().page() == Page.HOME ? 1 : 2)).isEqualTo("─".repeat(fold.state().size().columns()));
        }
    }

    private static void harmless(Fold fold) {
        drawn(fold);
        for (Frame frame : List.of(fold.frame(), fold.ascii())) {
            assertThat(frame.text().codePoints().filter(point -> point != '\n')).noneMatch(point ->
                    Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                            || (point >= 0xd800 && point <= 0xdfff)
                            || point > 0xffff || Character.isEmojiPresentation(point));
            for (int row = 0; row < frame.size().rows(); row++) {
                assertThat(Width.of(frame.text(row))).isLessThanOrEqualTo(frame.size().columns());
            }
        }
        assertThat(fold.ascii().text()).matches("[\\x20-\\x7e\\n]*");
    }

    private static String command(Page page) {
        return Arrays.stream(KeyAction.values()).filter(action -> Page.openedBy(action).equals(Optional.of(page)))
                .findFirst().orElseThrow().command();
    }
}
