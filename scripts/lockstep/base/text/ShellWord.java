package lockstep.base.text;

import java.util.regex.Pattern;

/** A word of a command line, as somebody types it for a shell. */
public final class ShellWord {

    /** What no shell takes for anything else. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    public static String quoted(String word) {
        return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
