package lockstep.base.text;

import java.util.regex.Pattern;

/**
 * Whether a word looks like a token: by how the usual servers begin theirs, or as 20 and more letters and digits
 * without a break that are no hexadecimal number, as commits are. A password that is a word of a language looks like
 * none.
 */
public final class SecretShape {

    private static final Pattern BEGINNING = Pattern.compile(
            "(?<![A-Za-z0-9])(gh[a-z]_|github_pat_|gl(pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat)-|xox[a-z]-|eyJ)"
                    + "[A-Za-z0-9_.-]{6}|(?<![A-Za-z0-9])sk[-_](?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{6}");
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9+]{20,}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");

    private SecretShape() {}

    public static boolean isIn(String text) {
        return BEGINNING.matcher(text).find() || RUN.matcher(text).results().anyMatch(run -> isMixed(run.group()));
    }

    private static boolean isMixed(String run) {
        return !HEXADECIMAL.matcher(run).matches()
                && run.chars().anyMatch(Character::isDigit) && run.chars().anyMatch(Character::isLetter);
    }
}
