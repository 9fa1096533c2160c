package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.Theme;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;
import org.junit.jupiter.api.Test;

class PainterTest {

    private static final Size SIZE = new Size(80, 24);

    private final DefaultVirtualTerminal terminal = new DefaultVirtualTerminal(new TerminalSize(80, 24));
    private final Painter painter = new Painter(terminal, Optional.of(new Palette(Theme.TERMINAL, false)));

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
