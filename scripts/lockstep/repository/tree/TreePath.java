package lockstep.repository.tree;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * The path to where a walk through a tree is: one for all folders on the way, however deep they lie. Of a path that is
 * longer than any file system has, the beginning is told, and that there is more.
 */
public final class TreePath {

    private static final int LONGEST = 8_192;
    private static final String MORE = "…";

    private final byte[] bytes = new byte[LONGEST];

    /** Goes into a folder; returns how deep it is then. */
    public int enter(int depth, TreeEntries folder) {
        int end = put(depth, folder);
        if (end < LONGEST) {
            bytes[end] = '/';
        }
        return Math.min(end + 1, LONGEST);
    }

    public String of(int depth, TreeEntries file) {
        int end = put(depth, file);
        return RawParseUtils.decode(StandardCharsets.UTF_8, bytes, 0, end) + (end == LONGEST ? MORE : "");
    }

    /** Returns where it ends; the length of all that is told where it is longer. */
    private int put(int depth, TreeEntries entry) {
        int length = Math.min(entry.nameLength(), LONGEST - depth);
        entry.copyName(bytes, depth, length);
        return depth + length;
    }
}
