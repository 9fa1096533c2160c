package lockstep.base.text;

import org.jline.utils.WCWidth;

/** How many columns text takes on a terminal: 2 for wide characters, 0 for combining ones. */
public final class Width {

    private Width() {}

    public static int of(String text) {
        int columns = 0;
        int point;
        for (int index = 0; index < text.length(); index += Character.charCount(point)) {
            point = text.codePointAt(index);
            columns += of(point);
        }
        return columns;
    }

    public static int of(int codePoint) {
        return codePoint < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
    }

    /** The longest beginning that fits, with an ellipsis where something was cut. */
    public static String fit(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        if (columns < 1) {
            return "";
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int width = of(codePoint);
            if (used + width > columns - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
            used += width;
        }
        return kept.append('…').toString();
    }

    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }
}
