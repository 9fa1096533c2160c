package tests.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;
import org.junit.jupiter.api.Test;
import tests.tui.Fold;
import tests.tui.Scenes;
import tests.tui.VirtualDisplay;

class PainterTest {

    private static final Size SIZE = new Size(80, 24);

    private final DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(80, 24));
    private final Painter painter = new Painter(terminal, Optional.of(new Palette(UiTheme.TERMINAL, false, Palette.Background.UNKNOWN)));

    @Test
    void what_is_painted_is_what_the_frame_holds() throws IOException {
        VirtualDisplay display = new VirtualDisplay(SIZE);
        Fold fold = Fold.at(SIZE).looked(Scenes.situation());
        for (String key : new String[] {"Down", "l", "Down", "e", "/", "Esc", "R", "t", "Esc", "?", "Esc", "d", "w"}) {
            fold.press(key);
            display.paint(fold.frame());

            assertThat(display.screen()).as("after " + key).isEqualTo(fold.screen());
        }
    }

    @Test
    void only_what_changed_is_painted() throws IOException {
        Fold fold = Fold.at(SIZE).looked(Scenes.situation()).press("w");
        painter.paint(fold.frame());
        terminal.isWholeBufferDirtyThenReset();
        terminal.getAndResetDirtyCells();

        painter.paint(fold.press("Down").frame());

        assertThat(terminal.isWholeBufferDirtyThenReset()).isFalse();
        assertThat(terminal.getAndResetDirtyCells().stream().map(cell -> cell.getRow()).distinct())
                .as("the two rows that the cursor left and reached, and what is told of the commit below")
                .containsExactly(7, 8, 14, 15, 16);
    }

    @Test
    void the_same_frame_again_paints_nothing() throws IOException {
        Fold fold = Fold.at(SIZE).looked(Scenes.situation());
        painter.paint(fold.frame());
        terminal.isWholeBufferDirtyThenReset();
        terminal.getAndResetDirtyCells();

        painter.paint(fold.frame());

        assertThat(terminal.getAndResetDirtyCells()).isEmpty();
    }

    @Test
    void a_commit_leads_to_its_page_and_what_stands_beside_it_does_not() throws IOException {
        StringBuilder written = new StringBuilder();
        Painter linking = new Painter(terminal, Optional.empty(), Optional.of(written::append));
        Fold fold = Fold.on(Scenes.tested()).event(new UiEvent.Opened(Scenes.onForge())).looked(Scenes.tested());
        linking.paint(fold.frame());

        String page = "https://github.com/team/service/commit/" + Scenes.NEW.abbreviated();
        assertThat(written).contains("\u001b]8;;" + page + "\u001b\\\u001b]8;;\u001b\\");
        assertThat(written.toString().split("\u001b]8;;https", -1).length)
                .isEqualTo(written.toString().split("\u001b]8;;\u001b", -1).length);
        int row = fold.screen().lines().toList().indexOf(fold.screen().lines()
                .filter(line -> line.contains(Scenes.NEW.abbreviated())).findFirst().orElseThrow());
        int column = fold.frame().text(row).indexOf(Scenes.NEW.abbreviated());
        assertThat(fold.frame().at(row, column).link()).isEqualTo(page);
        assertThat(fold.frame().at(row, column - 1).link()).isEmpty();
        assertThat(fold.frame().at(row, column + 7).link()).isEmpty();
    }

    @Test
    void o_shows_the_address_of_what_is_selected_and_says_where_there_is_none() {
        Fold fold = Fold.on(Scenes.tested()).event(new UiEvent.Opened(Scenes.onForge())).looked(Scenes.tested());
        String address = "https://github.com/team/service/commit/" + Scenes.NEW.hex();
        assertThat(fold.press("o").effects()).contains(new Effect.Copy(address));
        assertThat(Fold.on(Scenes.tested()).press("o").state().notice().words())
                .isEqualTo("o: git@git.example:team/service.git: no web address is known for this remote");
    }

    @Test
    void another_thread_may_not_paint() throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = Thread.ofPlatform().start(() -> {
            try {
                painter.paint(Fold.at(SIZE).frame());
            } catch (IOException | IllegalStateException e) {
                thrown.set(e);
            }
        });
        other.join();

        assertThatThrownBy(() -> {
            throw thrown.get();
        }).isInstanceOf(IllegalStateException.class);
    }
}
