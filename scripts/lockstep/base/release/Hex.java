package lockstep.base.release;

/** Lower-case hexadecimal digits, looked at one by one: names and digests are made by the million. */
public final class Hex {

    private Hex() {}

    /** Whether the text is just so many digits. */
    public static boolean is(String text, int digits) {
        if (text.length() != digits) {
            return false;
        }
        for (int at = 0; at < digits; at++) {
            char digit = text.charAt(at);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }
}
