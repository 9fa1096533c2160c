package lockstep.tui.canvas;

/**
 * How text is meant; a terminal shows it as well as it can. No meaning is in the style alone: words and glyphs carry it
 * too. Only the eight old colours, and grey for what is old: whoever cannot read it loses nothing that counts.
 */
public enum Style {
    PLAIN(' ', Tint.NONE, false, false),
    STRONG('b', Tint.NONE, true, false),
    GOOD('g', Tint.GREEN, false, false),
    BAD('r', Tint.RED, true, false),
    UNSURE('y', Tint.YELLOW, false, false),
    HINT('c', Tint.CYAN, false, false),
    /** The past: no more than a word and its age says it. */
    STALE('s', Tint.GREY, false, false),
    /** A bar across the screen, the selected line, the focused button. */
    INVERSE('#', Tint.NONE, false, true),
    /** The focused button that does something which cannot be taken back easily. */
    DANGER('!', Tint.RED, true, true);

    /** A colour of the text. */
    public enum Tint { NONE, GREEN, RED, YELLOW, CYAN, GREY }

    private final char mark;
    private final Tint tint;
    private final boolean bold;
    private final boolean inverse;

    Style(char mark, Tint tint, boolean bold, boolean inverse) {
        this.mark = mark;
        this.tint = tint;
        this.bold = bold;
        this.inverse = inverse;
    }

    /** One character for it in golden screens. */
    public char mark() {
        return mark;
    }

    public Tint tint() {
        return tint;
    }

    public boolean bold() {
        return bold;
    }

    public boolean inverse() {
        return inverse;
    }
}
