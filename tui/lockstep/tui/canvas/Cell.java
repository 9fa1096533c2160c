package lockstep.tui.canvas;

/**
 * One place of the screen.
 *
 * @param text one character with its marks; empty for the right half of a wide character
 * @param width columns that the character takes, 1 or 2; 0 for a right half
 * @param link where it leads in a browser; empty for nowhere
 */
public record Cell(String text, int width, Style style, String link) {

    Cell(String text, int width, Style style) {
        this(text, width, style, "");
    }

    static final Cell BLANK = new Cell(" ", 1, Style.PLAIN);

    static Cell blank(Style style) {
        return style == Style.PLAIN ? BLANK : new Cell(" ", 1, style);
    }

    static Cell rightHalf(Style style) {
        return new Cell("", 0, style);
    }

    Cell leadingTo(String address) {
        return new Cell(text, width, style, address);
    }

    /** Asked thousands of times a frame. A record's own goes by method handles, which C1 does not inline. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Cell cell && width == cell.width && style == cell.style && text.equals(cell.text)
                        && link.equals(cell.link);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + style.hashCode();
    }
}
