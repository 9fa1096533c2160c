package lockstep.tui.canvas;

import java.util.Arrays;

/** A whole screen's content. Never changes. */
public final class Frame {

    private final Size size;
    private final Cell[][] rows;
    private final int cursorRow;
    private final int cursorColumn;

    Frame(Size size, Cell[][] rows, int cursorRow, int cursorColumn) {
        this.size = size;
        this.rows = rows;
        this.cursorRow = cursorRow;
        this.cursorColumn = cursorColumn;
    }

    public Size size() {
        return size;
    }

    public Cell at(int row, int column) {
        return rows[row][column];
    }

    /** Where text is being typed; without that the cursor is hidden. */
    public boolean hasCursor() {
        return cursorRow >= 0;
    }

    public int cursorRow() {
        return cursorRow;
    }

    public int cursorColumn() {
        return cursorColumn;
    }

    /** What is to be read in a row, without the blanks at its end. */
    public String text(int row) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : rows[row]) {
            text.append(cell.text());
        }
        return text.toString().stripTrailing();
    }

    /** All rows as text, each ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < size.rows(); row++) {
            text.append(text(row)).append('\n');
        }
        return text.toString();
    }

    /** The style of each cell in a row, one mark a column, without the plain ones at its end. */
    public String marks(int row) {
        StringBuilder marks = new StringBuilder();
        for (Cell cell : rows[row]) {
            marks.append(cell.style().mark());
        }
        return marks.toString().stripTrailing();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame
                && size.equals(frame.size)
                && cursorRow == frame.cursorRow
                && cursorColumn == frame.cursorColumn
                && Arrays.deepEquals(rows, frame.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return text();
    }
}
