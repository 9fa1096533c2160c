package lockstep.tui.canvas;

/**
 * One place of the screen.
 *
 * @param text one character with its marks; empty for the right half of a wide character
 * @param width columns that the character takes, 1 or 2; 0 for a right half
 */
public record Cell(String text, int width, Style style) {

    static final Cell BLANK = new Cell(" ", 1, Style.PLAIN);

    static Cell blank(Style style) {
        return style == Style.PLAIN ? BLANK : new Cell(" ", 1, style);
    }

    static Cell rightHalf(Style style) {
        return new Cell("", 0, style);
    }
}
