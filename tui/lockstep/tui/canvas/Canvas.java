package lockstep.tui.canvas;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import lockstep.base.release.ForgePage;
import lockstep.base.text.Width;

/**
 * Where a screen's content is put together. Whatever is written is made harmless first, and what does not fit is cut
 * off: no text, however hostile, disturbs its neighbours.
 */
public final class Canvas {

    private final Size size;
    private final Glyphs glyphs;
    private final Cell[][] rows;
    private int cursorRow = -1;
    private int cursorColumn = -1;

    public Canvas(Size size, Glyphs glyphs) {
        this.size = size;
        this.glyphs = glyphs;
        this.rows = new Cell[size.rows()][size.columns()];
        for (Cell[] row : rows) {
            Arrays.fill(row, Cell.BLANK);
        }
    }

    public Glyphs glyphs() {
        return glyphs;
    }

    public Area all() {
        return new Area(this, 0, 0, size.rows(), size.columns());
    }

    public Frame frame() {
        return new Frame(size, rows, cursorRow, cursorColumn);
    }

    /** Gives what is written by now its links, as found in the text of each row. */
    public void link(Function<String, List<ForgePage.Link>> find) {
        for (Cell[] row : rows) {
            StringBuilder text = new StringBuilder();
            for (Cell cell : row) {
                text.append(cell.text().length() == 1 ? cell.text() : cell.text().isEmpty() ? "" : "\ufffd");
            }
            int[] columns = columns(row);
            for (ForgePage.Link link : find.apply(text.toString())) {
                for (int at = link.from(); at < link.to(); at++) {
                    row[columns[at]] = row[columns[at]].leadingTo(link.address());
                }
            }
        }
    }

    /** The columns of the characters, without the right halves of wide ones. */
    private static int[] columns(Cell[] row) {
        return IntStream.range(0, row.length).filter(column -> !row[column].text().isEmpty()).toArray();
    }

    void cursor(int row, int column) {
        cursorRow = row;
        cursorColumn = column;
    }

    void blank(int row, int from, int to, Style style) {
        for (int column = Math.max(0, from); column < Math.min(size.columns(), to); column++) {
            place(row, column, Cell.blank(style));
        }
    }

    /** Writes until {@code end}, with an ellipsis where the text goes on. Returns the column after it. */
    int write(int row, int column, int end, String text, Style style) {
        if (row < 0 || row >= size.rows() || column < 0) {
            return column;
        }
        int limit = Math.min(end, size.columns());
        String shown = glyphs.show(text);
        String fitting = Width.fit(shown, Math.max(0, limit - column));
        int at = column;
        for (int i = 0; i < fitting.length(); ) {
            int next = afterMarks(fitting, i);
            String character = fitting.substring(i, next);
            at = put(row, at, limit, glyphs.unicode() ? character : character.replace("…", "~"), style);
            i = next;
        }
        return at;
    }

    /** The end of the character that begins here, with the marks that sit on it. */
    private static int afterMarks(String text, int start) {
        int index = start + Character.charCount(text.codePointAt(start));
        while (index < text.length() && Width.of(text.codePointAt(index)) == 0) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }

    private int put(int row, int column, int limit, String character, Style style) {
        int width = Math.max(1, Width.of(character.codePointAt(0)));
        if (column + width > limit) {
            return column;
        }
        place(row, column, new Cell(character, width, style));
        if (width == 2) {
            rows[row][column + 1] = Cell.rightHalf(style);
        }
        return column + width;
    }

    /** A wide character of which one half is written over is gone as a whole. */
    private void place(int row, int column, Cell cell) {
        Cell before = rows[row][column];
        if (before.width() == 0 && column > 0) {
            rows[row][column - 1] = Cell.blank(before.style());
        }
        if (column + cell.width() < size.columns() && rows[row][column + cell.width()].width() == 0) {
            rows[row][column + cell.width()] = Cell.blank(before.style());
        }
        rows[row][column] = cell;
    }
}
