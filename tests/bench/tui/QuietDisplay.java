package tests.bench.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.util.Optional;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;

/** Paints on Lanterna's virtual terminal, and nobody looks. */
final class QuietDisplay {

    static final Size SIZE = new Size(80, 24);

    private final Painter painter = new Painter(
            new DefaultVirtualTerminal(new TerminalSize(SIZE.columns(), SIZE.rows())),
            Optional.of(new Palette(UiTheme.TERMINAL, false, Palette.Background.UNKNOWN)));

    void paint(Frame frame) throws IOException {
        painter.paint(frame);
    }
}
