package lockstep.tui.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.text.Width;

/** Which keys there are, and which of them always mean the same: dialogs and lines that are typed need them too. */
final class FixedKeys {

    static final String EXAMPLES = "a letter or sign, ^A to ^Z, F2 to F12, Up, Down, Left, Right, Home, End, PgUp,"
            + " PgDn, Del, Tab, BackTab or Space";

    private static final Set<String> FIXED = Set.of("Enter", "Esc", "Backspace", "^C", "^L", "^Z");
    private static final Set<String> NAMED = Set.of(
            "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Del", "Tab", "BackTab", "Space");
    private static final Pattern FUNCTION = Pattern.compile("F([2-9]|1[0-2])");

    /** Without those that terminals send for Tab, Enter, Backspace and Esc. */
    private static final Pattern CONTROL = Pattern.compile("\\^[A-Z&&[^HIJM]]");

    private FixedKeys() {}

    static boolean isFixed(String key) {
        return FIXED.contains(key);
    }

    static boolean isKey(String key) {
        return NAMED.contains(key) || FUNCTION.matcher(key).matches() || CONTROL.matcher(key).matches()
                || (key.length() == 1 && key.charAt(0) > ' ' && Width.of(key.codePointAt(0)) == 1);
    }

    /** The fixed keys among the usual ones are kept. */
    static List<String> added(List<String> chosen, List<String> usual) {
        List<String> all = new ArrayList<>(chosen);
        usual.stream().filter(FixedKeys::isFixed).filter(key -> !all.contains(key)).forEach(all::add);
        return all;
    }
}
