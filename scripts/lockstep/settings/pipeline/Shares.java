package lockstep.settings.pipeline;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.text.Sanitiser;
import lockstep.settings.check.ValueChecks;

/** Shares and margins as they are written, with their unit: {@code 80%}, {@code 1pp}. */
final class Shares {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*pp");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Shares() {}

    /** From 0 to 100. */
    static BigDecimal percent(ValueChecks check, String key, String text) {
        Matcher match = PERCENT.matcher(text.strip());
        if (!match.matches() || new BigDecimal(match.group(1)).compareTo(HUNDRED) > 0) {
            throw check.wrong(key, ": '" + Sanitiser.line(text, 40) + "' is not a share; write it like 10%", null);
        }
        return new BigDecimal(match.group(1));
    }

    /** Between 0 and 1, neither of them. */
    static double within(ValueChecks check, String key, String text) {
        double share = percent(check, key, text).doubleValue() / 100;
        if (share <= 0 || share >= 1) {
            throw check.wrong(key, " must be more than 0% and less than 100%", null);
        }
        return share;
    }

    /**
     * Percentage points, as a difference of two shares.
     *
     * @param whyNotPercent why a share of a share will not do, as a sentence
     */
    static double points(ValueChecks check, String key, String text, String whyNotPercent) {
        Matcher match = POINTS.matcher(text.strip());
        if (match.matches()) {
            double points = Double.parseDouble(match.group(1)) / 100;
            if (points > 0 && points < 1) {
                return points;
            }
        }
        if (PERCENT.matcher(text.strip()).matches()) {
            throw check.wrong(key, ": write it in percentage points, like 1pp. " + whyNotPercent, null);
        }
        throw check.wrong(key, ": '" + Sanitiser.line(text, 40) + "' is not a margin; write it like 1pp", null);
    }
}
