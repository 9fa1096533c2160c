package lockstep.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a release log may lie: in no folder of the record's, whatever the case of its letters, and under names that
 * every file system takes. What is written for an outcome is too late to be refused: release has moved by then.
 */
final class LogPath {

    private static final Set<String> OF_THE_RECORD = Set.of("evidence", "sot");
    private static final Pattern PLAIN = Pattern.compile("[^<>:\"|?*\\\\\\p{Cntrl}]+");
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])([. ].*)?|git~[0-9]+");

    private LogPath() {}

    static boolean isOne(String path) {
        String[] names = path.split("/", -1);
        return !OF_THE_RECORD.contains(names[0].toLowerCase(Locale.ROOT)) && Stream.of(names).allMatch(LogPath::isName);
    }

    private static boolean isName(String name) {
        return PLAIN.matcher(name).matches()
                && !name.startsWith(".") && !name.endsWith(".") && !name.endsWith(" ")
                && !DEVICE.matcher(name).matches();
    }
}
