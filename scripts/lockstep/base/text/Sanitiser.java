package lockstep.base.text;

import java.text.Normalizer;

/**
 * The one sanitiser: makes any text safe to show on one line.
 *
 * <p>Control characters (C0, C1, DEL, so also ESC and CSI), format characters (bidirectional overrides, zero-width
 * characters, tags), invisible fillers, unusual spaces, line separators, lone surrogates, private and unassigned
 * characters are written as escapes, {@code \x1b} or {@code \u202e}; the rest is kept in NFC. It never throws and the
 * result passes through it unchanged.
 */
public final class Sanitiser {

    /** More marks than this on one character only serve to paint over the lines around it. */
    private static final int MARKS_ON_ONE_CHARACTER = 3;

    /** How much is looked at when the caller names no limit: enough for a message, bounded whatever a server sends. */
    public static final int LONGEST = 10_000;

    private Sanitiser() {}

    public static String line(String text) {
        return line(text, LONGEST);
    }

    /** As {@link #line(String)}; text of more than {@code limit} characters is cut and says by how much. */
    public static String line(String text, int limit) {
        int end = Math.min(text.length(), limit);
        if (end < text.length() && end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String shown = escape(text.substring(0, end));
        return end == text.length() ? shown : shown + "… (" + (text.length() - end) + " more characters)";
    }

    private static String escape(String text) {
        if (isPlainAscii(text)) {
            return text;
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder safe = new StringBuilder(normal.length() + 16);
        int marks = 0;
        boolean nothingToMark = true;
        for (int i = 0; i < normal.length(); ) {
            int codePoint = normal.codePointAt(i);
            i += Character.charCount(codePoint);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (mustBeEscaped(codePoint) || marks > MARKS_ON_ONE_CHARACTER || (marks > 0 && nothingToMark)) {
                safe.append(escaped(codePoint));
                // a mark after an escape would be drawn on, and composed with, the escape's last digit
                nothingToMark = true;
            } else {
                safe.appendCodePoint(codePoint);
                nothingToMark = false;
            }
        }
        return safe.toString();
    }

    private static boolean isPlainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean mustBeEscaped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> codePoint != ' ';
            default -> isInvisible(codePoint);
        };
    }

    /** Letters and marks that Unicode calls default-ignorable: drawn as nothing, so a place to hide text in. */
    private static boolean isInvisible(int codePoint) {
        return codePoint == 0x034f
                || codePoint == 0x115f
                || codePoint == 0x1160
                || codePoint == 0x17b4
                || codePoint == 0x17b5
                || (codePoint >= 0x180b && codePoint <= 0x180f)
                || codePoint == 0x2800
                || codePoint == 0x3164
                || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
                || codePoint == 0xffa0
                || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
    }

    private static String escaped(int codePoint) {
        if (codePoint < 0x100) {
            return String.format("\\x%02x", codePoint);
        }
        return codePoint < 0x10000 ? String.format("\\u%04x", codePoint) : String.format("\\u{%x}", codePoint);
    }
}
