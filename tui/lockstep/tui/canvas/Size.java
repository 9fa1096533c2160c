package lockstep.tui.canvas;

/** How large a screen is, in character cells. */
public record Size(int columns, int rows) {

    /** The smallest on which everything can still be read. */
    public static final Size SMALLEST = new Size(60, 16);

    public Size {
        columns = Math.clamp(columns, 1, 1_000);
        rows = Math.clamp(rows, 1, 500);
    }

    public boolean isTooSmall() {
        return columns < SMALLEST.columns || rows < SMALLEST.rows;
    }

    @Override
    public String toString() {
        return columns + "x" + rows;
    }
}
