package lockstep.commands.report;

import java.util.Locale;
import lockstep.gates.gate.Verdict;

/**
 * What the terminal can show.
 *
 * @param colour whether colours are wanted
 * @param unicode whether more than ASCII can be shown
 */
public record Theme(boolean colour, boolean unicode) {

    public String paint(Colour shade, String text) {
        return colour ? shade.around(text) : text;
    }

    public String glyph(Verdict verdict) {
        return switch (verdict) {
            case PASS -> unicode ? "✓" : "+";
            case FAIL -> unicode ? "✗" : "x";
            case INCONCLUSIVE -> "?";
            case SKIPPED -> "-";
        };
    }

    public static String word(Verdict verdict) {
        return verdict.name().toUpperCase(Locale.ROOT);
    }

    public static Colour colourOf(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Colour.GOOD;
            case FAIL -> Colour.BAD;
            case INCONCLUSIVE -> Colour.UNSURE;
            case SKIPPED -> Colour.QUIET;
        };
    }

    /** The text as this terminal can show it: our own punctuation has ASCII stand-ins, the rest becomes '?'. */
    public String show(String text) {
        if (unicode) {
            return text;
        }
        String ascii = text.replace("×", "x").replace("…", "...").replace("·", "-").replace("→", "->");
        return ascii.replaceAll("[^\\x00-\\x7e]", "?");
    }
}
