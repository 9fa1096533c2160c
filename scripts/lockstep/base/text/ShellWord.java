package lockstep.base.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word of a command line, as somebody types it for a shell. */
public final class ShellWord {

    /** What no shell takes for anything else. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** Words, each after a space. */
    public static String each(List<String> words) {
        return words.stream().map(word -> " " + quoted(Sanitiser.line(word))).collect(Collectors.joining());
    }

    public static String quoted(String word) {
        return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
