package tests.bench.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.terminal.Display;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;

/** Writes the same bytes as a terminal would get, counts them, and tells when a frame is out. */
final class CountingDisplay implements Display {

    private final Size size = new Size(80, 24);
    private final SynchronousQueue<Long> painted = new SynchronousQueue<>();
    private Painter painter;
    private long bytes;

    /** When the last byte of the next frame was written, and how many there were. */
    long awaitFrame() throws InterruptedException {
        return painted.take();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Frame frame) throws IOException {
        if (painter == null) {
            painter = new Painter(terminal(), Optional.of(new Palette(UiTheme.TERMINAL, false, Palette.Background.UNKNOWN)));
        }
        painter.paint(frame);
        try {
            painted.put(System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ANSITerminal terminal() {
        OutputStream counting = new OutputStream() {
            @Override
            public void write(int one) {
                bytes++;
            }

            @Override
            public void write(byte[] some, int offset, int length) {
                bytes += length;
            }
        };
        return new ANSITerminal(new ByteArrayInputStream(new byte[0]), counting, StandardCharsets.UTF_8) {
            @Override
            protected TerminalSize findTerminalSize() {
                return new TerminalSize(size.columns(), size.rows());
            }
        };
    }

    @Override
    public void forget() {
        painter.forget();
    }

    @Override
    public void suspend() {}

    @Override
    public void resume() {}

    @Override
    public void tell(String line) {}

    @Override
    public void copy(String text) {}
}
