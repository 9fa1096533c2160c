package lockstep.tui.canvas;

import lockstep.base.text.Sanitiser;
import lockstep.base.text.Width;

/**
 * The signs that this terminal can show. All of the Basic Multilingual Plane, one column each, none that terminals
 * disagree about; each with an ASCII stand-in.
 */
public record Glyphs(boolean unicode, boolean emoji) {

    /** Without emoji: whoever cannot know whether they take two columns does not draw them. */
    public Glyphs(boolean unicode) {
        this(unicode, false);
    }


    private static final int LONGEST = 2_000;

    public String pass() {
        return unicode ? "✓" : "+";
    }

    public String fail() {
        return unicode ? "✗" : "x";
    }

    public String unsure() {
        return "?";
    }

    public String skipped() {
        return "-";
    }

    public String pending() {
        return unicode ? "·" : ".";
    }

    public String ready() {
        return unicode ? "○" : "@";
    }

    public String running() {
        return unicode ? "●" : "*";
    }

    public String stale() {
        return "~";
    }

    public String back() {
        return unicode ? "↩" : "<";
    }

    public String pointer() {
        return unicode ? "▸" : ">";
    }

    public String vertical() {
        return unicode ? "│" : "|";
    }

    public String horizontal() {
        return unicode ? "─" : "-";
    }

    public String block() {
        return unicode ? "█" : "#";
    }

    public String trail() {
        return unicode ? "░" : ".";
    }

    /** The corners of a box: top left, top right, bottom left, bottom right. */
    public String corner(int which) {
        return unicode ? "┌┐└┘".substring(which, which + 1) : "+";
    }

    /** A step of a spark line, from 0 to 7. */
    public String spark(int level) {
        int step = Math.clamp(level, 0, 7);
        return (unicode ? "▁▂▃▄▅▆▇█" : "_.,-=+*#").substring(step, step + 1);
    }

    /**
     * Any text as one harmless line: sanitised, in NFC, and without the characters on whose width terminals do not
     * agree (most emoji, everything beyond the BMP), which are escaped. In ASCII what remains is stood in for by '?'.
     */
    public String show(String text) {
        String safe = Sanitiser.line(text, LONGEST);
        return unicode ? harmlessEmoji(safe) : ascii(harmlessEmoji(safe));
    }

    /** The longest harmless beginning that fits. */
    public String fit(String text, int columns) {
        String fitting = Width.fit(show(text), columns);
        return unicode ? fitting : fitting.replace("…", "~");
    }

    private String harmlessEmoji(String text) {
        if (isBelow(0x2000, text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (emoji && isPlainEmoji(point)) {
                shown.appendCodePoint(point);
            } else if (point > 0xffff) {
                shown.append(String.format("\\u{%x}", point));
            } else if (Character.isEmojiPresentation(point)) {
                shown.append(String.format("\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static boolean isBelow(int limit, String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= limit) {
                return false;
            }
        }
        return true;
    }

    /** One that stands alone, on whose two columns all terminals that draw emoji agree. */
    private static boolean isPlainEmoji(int point) {
        return Character.isEmojiPresentation(point) && !Character.isEmojiModifier(point)
                && !(point >= 0x1f1e6 && point <= 0x1f1ff) && Width.of(point) == 2;
    }

    private static String ascii(String text) {
        if (isBelow(0x7f, text)) {
            return text;
        }
        String known = text.replace("×", "x").replace("…", "...").replace("·", "-").replace("→", "->")
                .replace("↑", "Up").replace("↓", "Down").replace("—", "-").replace("≥", ">=").replace("≤", "<=");
        return known.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
