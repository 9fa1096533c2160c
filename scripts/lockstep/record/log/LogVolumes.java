package lockstep.record.log;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that the log lies in: {@code RELEASE_LOG.md}, then {@code RELEASE_LOG-2.md} and so on beside it. An entry
 * goes to the last one; where that is full, to a new one. Those before the last are closed.
 *
 * <p>Git stores each version of a file anew, so a single file of n entries costs n² bytes to fetch and to verify. In
 * volumes it costs n times the volume, and each can still be read on a code host's page.
 *
 * @param first such as {@code docs/RELEASE_LOG.md}
 */
public record LogVolumes(String first) {

    /** In bytes; some 400 entries. Code hosts show Markdown up to about this size. */
    public static final int FULL = 512 << 10;

    /** In bytes; a volume may be full before an entry comes, and what was adopted may be longer. */
    public static final int LARGEST = 16 << 20;

    private static final Pattern NUMBER = Pattern.compile("-([1-9]\\d{0,5})");

    /** @param number from 1 */
    public String path(int number) {
        return number == 1 ? first : stem() + "-" + number + ending();
    }

    /** Which volume a path is; empty where it is none. */
    public OptionalInt number(String path) {
        if (path.equals(first)) {
            return OptionalInt.of(1);
        }
        String stem = stem();
        String ending = ending();
        if (path.length() <= stem.length() + ending.length() || !path.startsWith(stem) || !path.endsWith(ending)) {
            return OptionalInt.empty();
        }
        Matcher number = NUMBER.matcher(path.substring(stem.length(), path.length() - ending.length()));
        int found = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        return found > 1 ? OptionalInt.of(found) : OptionalInt.empty();
    }

    private String stem() {
        return first.substring(0, first.length() - ending().length());
    }

    private String ending() {
        String name = first.substring(first.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }
}
