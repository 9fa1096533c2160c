package lockstep.base.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of values that are secret by what they are called. One too many costs a variable, one too few a secret. */
public final class SecretNames {

    private static final Pattern SECRET = Pattern.compile(
            "passw|passwd|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|session|signature|"
                    + "authori[sz]ation|cookie|csrf|xsrf|\\botp\\b|x-auth|\\bsid\\b",
            Pattern.CASE_INSENSITIVE);

    private SecretNames() {}

    public static boolean isOne(String name) {
        return SECRET.matcher(name).find();
    }

    /** The variable of the environment that takes its value. */
    public static String variable(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_+|_+$", "");
        String shorter = plain.length() > 100 ? plain.substring(0, 100) : plain;
        return shorter.isEmpty() || Character.isDigit(shorter.charAt(0)) ? "VALUE_" + shorter : shorter;
    }
}
