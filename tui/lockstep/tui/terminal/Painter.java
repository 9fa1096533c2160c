package lockstep.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.terminal.Terminal;
import java.io.IOException;
import java.util.Optional;
import lockstep.tui.canvas.Cell;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Style;

/** Paints frames onto a terminal, and of each only what differs from the one before. Belongs to one thread. */
public final class Painter {

    /** Moving the cursor costs more bytes than writing so many cells again. */
    private static final int GAP = 4;

    private final Terminal terminal;
    private final Optional<Palette> palette;
    private final Thread owner = Thread.currentThread();
    private Optional<Frame> shown = Optional.empty();
    private final Optional<Links> links;
    private Style style = Style.PLAIN;
    private String link = "";

    /** Writes to the terminal what no library knows of. */
    public interface Links {
        void write(String sequence) throws IOException;
    }

    /** @param palette empty for no colours at all */
    public Painter(Terminal terminal, Optional<Palette> palette) {
        this(terminal, palette, Optional.empty());
    }

    /** @param links empty for a terminal that may not know them */
    public Painter(Terminal terminal, Optional<Palette> palette, Optional<Links> links) {
        this.links = links;
        this.terminal = terminal;
        this.palette = palette;
    }

    /** Nothing of what is on the screen is known any more. */
    public void forget() {
        shown = Optional.empty();
    }

    public void paint(Frame frame) throws IOException {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("the screen belongs to another thread");
        }
        if (shown.filter(frame::equals).isPresent()) {
            return;
        }
        boolean whole = shown.isEmpty() || !shown.get().size().equals(frame.size());
        terminal.setCursorVisible(false);
        if (whole) {
            terminal.resetColorAndSGR();
            style = Style.PLAIN;
            terminal.clearScreen();
        }
        for (int row = 0; row < frame.size().rows(); row++) {
            row(frame, row, whole);
        }
        dress(Style.PLAIN);
        if (frame.hasCursor()) {
            terminal.setCursorPosition(frame.cursorColumn(), frame.cursorRow());
            terminal.setCursorVisible(true);
        }
        terminal.flush();
        shown = Optional.of(frame);
    }

    private void row(Frame frame, int row, boolean whole) throws IOException {
        int columns = frame.size().columns();
        int column = 0;
        while (column < columns) {
            if (!differs(frame, row, column, whole)) {
                column++;
                continue;
            }
            int end = column + 1;
            for (int ahead = end; ahead < columns && ahead - end < GAP; ahead++) {
                end = differs(frame, row, ahead, whole) ? ahead + 1 : end;
            }
            write(frame, row, column, end);
            column = end;
        }
    }

    /** On a screen that was just cleared, plain blanks are there already. */
    private boolean differs(Frame frame, int row, int column, boolean whole) {
        Cell cell = frame.at(row, column);
        return whole
                ? !(cell.text().equals(" ") && cell.style() == Style.PLAIN)
                : !cell.equals(shown.orElseThrow().at(row, column));
    }

    private void write(Frame frame, int row, int from, int to) throws IOException {
        int start = frame.at(row, from).width() == 0 && from > 0 ? from - 1 : from;
        terminal.setCursorPosition(start, row);
        StringBuilder text = new StringBuilder();
        for (int column = start; column < to; column++) {
            Cell cell = frame.at(row, column);
            if (cell.width() > 0 && (cell.style() != style || !cell.link().equals(link))) {
                put(text);
                dress(cell.style());
                lead(cell.link());
            }
            text.append(cell.text());
        }
        put(text);
        lead("");
    }

    /** What is written from now on leads there (OSC 8). */
    private void lead(String address) throws IOException {
        if (links.isPresent() && !address.equals(link)) {
            links.get().write("\u001b]8;;" + address + "\u001b\\");
            link = address;
        }
    }

    private void put(StringBuilder text) throws IOException {
        if (!text.isEmpty()) {
            terminal.putString(text.toString());
            text.setLength(0);
        }
    }

    private void dress(Style next) throws IOException {
        if (next == style) {
            return;
        }
        terminal.resetColorAndSGR();
        if (next.bold()) {
            terminal.enableSGR(SGR.BOLD);
        }
        if (next.inverse()) {
            terminal.enableSGR(SGR.REVERSE);
        }
        if (palette.isPresent() && next.tint() != Style.Tint.NONE) {
            terminal.setForegroundColor(palette.get().of(next.tint()));
        }
        style = next;
    }
}
