package tests.tui;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import java.util.Locale;

/** A terminal's screen as an SVG picture: text that can be selected, in the terminal's own colours. */
final class Svg {

    private static final double CELL_WIDTH = 8.4;
    private static final int CELL_HEIGHT = 18;
    private static final int MARGIN = 10;
    private static final String BACKGROUND = "#16181d";
    private static final String FOREGROUND = "#d8dbe2";

    private Svg() {}

    /** Where the characters come from. */
    interface Cells {
        TextCharacter at(int column, int row);
    }

    static String of(Cells cells, int columns, int rows) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" "
                        + "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" "
                        + "rx=\"6\" fill=\"%s\"/>%n",
                columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN, BACKGROUND));
        for (int row = 0; row < rows; row++) {
            row(svg, cells, columns, row);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Cells cells, int columns, int row) {
        int column = 0;
        while (column < columns) {
            TextCharacter first = cells.at(column, row);
            int end = column + 1;
            StringBuilder text = new StringBuilder(first.getCharacterString());
            while (end < columns && sameStyle(first, cells.at(end, row))) {
                text.append(cells.at(end, row).getCharacterString());
                end++;
            }
            piece(svg, first, text.toString(), column, row);
            column = end;
        }
    }

    private static boolean sameStyle(TextCharacter one, TextCharacter other) {
        return one.getForegroundColor().equals(other.getForegroundColor())
                && one.getModifiers().equals(other.getModifiers());
    }

    private static void piece(StringBuilder svg, TextCharacter style, String text, int column, int row) {
        double x = MARGIN + column * CELL_WIDTH;
        int y = MARGIN + row * CELL_HEIGHT;
        String colour = colour(style.getForegroundColor());
        double width = text.length() * CELL_WIDTH;
        if (style.isReversed()) {
            svg.append(String.format(Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                    x, y, width, CELL_HEIGHT, colour));
        }
        if (!text.isBlank()) {
            svg.append(String.format(Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" xml:space=\"preserve\" fill=\"%s\"%s>%s</text>%n",
                    x, y + 14, width, style.isReversed() ? BACKGROUND : colour, style.isBold()
                            ? " font-weight=\"bold\"" : "", escaped(text)));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String colour(TextColor colour) {
        if (colour.equals(TextColor.ANSI.GREEN)) {
            return "#7cc47f";
        }
        if (colour.equals(TextColor.ANSI.RED)) {
            return "#e8716b";
        }
        if (colour.equals(TextColor.ANSI.YELLOW)) {
            return "#dcb862";
        }
        if (colour instanceof TextColor.Indexed) {
            return "#949494";
        }
        return colour.equals(TextColor.ANSI.CYAN) ? "#6cb6d9" : FOREGROUND;
    }
}
