package lockstep.analysis.canary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as a person reads them. */
final class Words {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Words() {}

    static String percent(double share) {
        return number(share * 100, share > 0.99 ? new MathContext(5, RoundingMode.HALF_UP) : THREE_DIGITS) + " %";
    }

    static String points(double share) {
        String points = number(share * 100, THREE_DIGITS);
        return points + (points.equals("1") ? " percentage point" : " percentage points");
    }

    static String seconds(double seconds) {
        return seconds < 1 ? number(seconds * 1000, THREE_DIGITS) + " ms" : number(seconds, THREE_DIGITS) + " s";
    }

    private static String number(double value, MathContext digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(digits).stripTrailingZeros().toPlainString()
                : "unlimited";
    }
}
