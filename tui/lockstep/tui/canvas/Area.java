package lockstep.tui.canvas;

import java.util.List;
import lockstep.base.text.Width;

/** A rectangle of a canvas with coordinates of its own. Nothing drawn in it gets out of it. */
public record Area(Canvas canvas, int top, int left, int height, int width) {

    public Area {
        height = Math.max(0, height);
        width = Math.max(0, width);
    }

    public Glyphs glyphs() {
        return canvas.glyphs();
    }

    public Area part(int row, int column, int height, int width) {
        int from = Math.min(Math.max(0, row), this.height);
        int at = Math.min(Math.max(0, column), this.width);
        return new Area(canvas, top + from, left + at,
                Math.min(height, this.height - from), Math.min(width, this.width - at));
    }

    public Area rows(int from, int count) {
        return part(from, 0, count, width);
    }

    /** Writes at a place, cut at the area's edge. Returns the column after it. */
    public int put(int row, int column, String text, Style style) {
        if (row < 0 || row >= height || column < 0 || column >= width) {
            return column;
        }
        return canvas.write(top + row, left + column, left + width, text, style) - left;
    }

    public int put(int row, int column, Line line) {
        int at = column;
        for (Line.Span span : line.spans()) {
            at = put(row, at, span.text(), span.style());
        }
        return at;
    }

    /** Ends at the right edge. */
    public void putRight(int row, String text, Style style) {
        String shown = glyphs().show(text);
        put(row, Math.max(0, width - Width.of(shown)), shown, style);
    }

    public void lines(List<Line> lines) {
        for (int row = 0; row < Math.min(height, lines.size()); row++) {
            put(row, 0, lines.get(row));
        }
    }

    /** A line that is selected: as wide as the area, in one style. */
    public void bar(int row, Line line, Style style) {
        if (row >= 0 && row < height) {
            canvas.blank(top + row, left, left + width, style);
            put(row, 0, line.in(style));
        }
    }

    public void clear() {
        for (int row = 0; row < height; row++) {
            canvas.blank(top + row, left, left + width, Style.PLAIN);
        }
    }

    public void rule(int row) {
        put(row, 0, glyphs().horizontal().repeat(width), Style.PLAIN);
    }

    public void divider(int column) {
        for (int row = 0; row < height; row++) {
            put(row, column, glyphs().vertical(), Style.PLAIN);
        }
    }

    /** A box around the area. */
    public void border() {
        put(0, 0, edge(0, 1), Style.PLAIN);
        for (int row = 1; row < height - 1; row++) {
            put(row, 0, glyphs().vertical(), Style.PLAIN);
            put(row, width - 1, glyphs().vertical(), Style.PLAIN);
        }
        put(height - 1, 0, edge(2, 3), Style.PLAIN);
    }

    private String edge(int left, int right) {
        return glyphs().corner(left) + glyphs().horizontal().repeat(Math.max(0, width - 2)) + glyphs().corner(right);
    }

    /** Where the next character typed will stand. */
    public void cursor(int row, int column) {
        canvas.cursor(
                top + Math.clamp(row, 0, Math.max(0, height - 1)),
                left + Math.clamp(column, 0, Math.max(0, width - 1)));
    }
}
