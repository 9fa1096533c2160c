package tests.tui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.terminal.Display;
import lockstep.tui.terminal.Painter;
import lockstep.tui.terminal.Palette;

/** Lanterna's virtual terminal as a display: what is read from it is what was really painted. */
public final class VirtualDisplay implements Display {

    private final DefaultVirtualTerminal terminal;
    private final List<String> copied = new ArrayList<>();
    private Painter painter;
    private volatile Size size;
    /** How often the size was asked, and how often it had been when the last frame was painted. */
    private final AtomicInteger asked = new AtomicInteger();
    private int shown;

    public VirtualDisplay(Size size) {
        this.size = size;
        this.terminal = new DefaultVirtualTerminal(new TerminalSize(size.columns(), size.rows()));
    }

    void resize(Size other) {
        size = other;
        terminal.setTerminalSize(new TerminalSize(other.columns(), other.rows()));
    }

    /** What an operator sees. */
    public String screen() {
        Size now = size;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < now.rows(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < now.columns(); column++) {
                line.append(terminal.getCharacter(column, row).getCharacterString());
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    String picture() {
        return Svg.of(terminal::getCharacter, size.columns(), size.rows());
    }

    /** Whether a later one of {@link #asked} than that is on the screen; waits a while for it. */
    synchronized boolean shows(int earlier, Duration patience) throws InterruptedException {
        if (shown <= earlier) {
            wait(patience.toMillis());
        }
        return shown > earlier;
    }

    private synchronized void show(int latest) {
        shown = latest;
        notifyAll();
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Size size() {
        asked.incrementAndGet();
        return size;
    }

    @Override
    public void paint(Frame frame) throws IOException {
        if (painter == null) {
            painter = new Painter(terminal, Optional.of(new Palette(UiTheme.TERMINAL, true, Palette.Background.DARK)));
        }
        int before = asked.get();
        painter.paint(frame);
        show(before);
    }

    @Override
    public void forget() {
        painter.forget();
    }

    @Override
    public void suspend() {
        forget();
    }

    @Override
    public void resume() {
        forget();
    }

    @Override
    public void tell(String line) {}

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
