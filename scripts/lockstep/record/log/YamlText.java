package lockstep.record.log;

import java.text.Normalizer;
import java.util.regex.Pattern;
import lockstep.base.text.Sanitiser;

/**
 * Writes one text as YAML on one line: bare where every reader takes it for exactly that text, else in double quotes
 * with escapes. What the {@link Sanitiser} would not let through is never in the file, only its escape, and yet the
 * text reads back equal.
 */
final class YamlText {

    private static final Pattern BARE = Pattern.compile(
            "[\\p{L}0-9./$<(](?:[\\p{L}\\p{M}\\p{N}_./=,;()<>@+$%~?!|&*'{}\\[\\]^\" -]|:(?! |$)|(?<! )#)*+(?<! )");

    /** Bare words that some reader takes for a number, a date, a truth value or nothing (YAML 1.1 and 1.2). */
    private static final Pattern TAKEN_FOR_SOMETHING_ELSE = Pattern.compile(
            "(?i)[-+]?[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]+)?|\\.[0-9_]+(e[-+]?[0-9]+)?|0[xob][0-9a-f_]+"
                    + "|[0-9]+(:[0-9]{1,2})++(\\.[0-9]*)?|\\.inf|\\.nan|<<|true|false|yes|no|on|off|y|n|null"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}");

    /** Of those that begin with a letter. */
    private static final int LONGEST_OF_THOSE = "false".length();

    /** Longer texts are quoted: the pattern above recurses. */
    private static final int LONGEST_BARE = 300;

    private YamlText() {}

    static String of(String text) {
        return isBare(text) ? text : quoted(text);
    }

    private static boolean isBare(String text) {
        return isPlainWord(text) || text.length() <= LONGEST_BARE
                && BARE.matcher(text).matches()
                && !TAKEN_FOR_SOMETHING_ELSE.matcher(text).matches()
                && Sanitiser.line(text).equals(text);
    }

    /** Most of what an entry says: longer than any word that is taken for something else, and a letter first. */
    private static boolean isPlainWord(String text) {
        if (text.length() <= LONGEST_OF_THOSE || text.length() > LONGEST_BARE || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (!isLetter(sign) && (sign < '-' || sign > '9') && sign != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }

    private static String quoted(String text) {
        boolean composed = Normalizer.isNormalized(text, Normalizer.Form.NFC);
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '`' -> quoted.append("\\x60");
                default -> append(codePoint, composed, quoted);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(int codePoint, boolean composed, StringBuilder quoted) {
        if (codePoint >= 0x20 && codePoint < 0x7f) {
            quoted.append((char) codePoint);
        } else if (codePoint < 0x100) {
            quoted.append(String.format("\\x%02x", codePoint));
        } else if (composed && isHarmless(codePoint)) {
            quoted.appendCodePoint(codePoint);
        } else if (codePoint < 0x10000) {
            quoted.append(String.format("\\u%04x", codePoint));
        } else {
            quoted.append(String.format("\\U%08x", codePoint));
        }
    }

    /** A letter that stands for itself; beside others, too, where all are composed already. */
    private static boolean isHarmless(int codePoint) {
        String alone = Character.toString(codePoint);
        return Character.isLetterOrDigit(codePoint) && Sanitiser.line(alone).equals(alone);
    }
}
