package lockstep.repository.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Who else may use what is made in a clone, by git's {@code core.sharedRepository}, which JGit does not look at.
 *
 * @param access the bits of the permissions that everything gets, as of a file
 * @param isExact whether it gets these and no others
 */
public record SharedMode(int access, boolean isExact) {

    public static final SharedMode NONE = new SharedMode(0, false);

    private static final SharedMode GROUP = new SharedMode(0660, false);
    private static final SharedMode EVERYBODY = new SharedMode(0664, false);

    private static final int PERMISSIONS = 0777;
    private static final int ALL = 07777;
    private static final int READING = 0444;
    private static final int WRITING = 0222;
    private static final int OWNER_WRITES = 0200;
    private static final int OWNER_ENTERS = 0100;
    private static final int OWNER_READS_AND_WRITES = 0600;
    private static final int OF_THE_GROUP = 0060;
    private static final int GROUP_IS_INHERITED = 02000;

    /** What git does not take, it says itself. */
    public static SharedMode of(String setting) {
        String word = setting.toLowerCase(Locale.ROOT);
        if (List.of("group", "true", "yes", "on", "1").contains(word)) {
            return GROUP;
        }
        if (List.of("all", "world", "everybody", "2").contains(word)) {
            return EVERYBODY;
        }
        if (!word.matches("0*[0-7]{3}")) {
            return NONE;
        }
        int bits = Integer.parseInt(word, 8);
        return (bits & OWNER_READS_AND_WRITES) == OWNER_READS_AND_WRITES
                ? new SharedMode(bits & (READING | WRITING), true) : NONE;
    }

    /** The permissions that git gives what has these. */
    int of(int mode, boolean isFolder) {
        int more = (mode & OWNER_WRITES) == 0 ? access & ~WRITING : access;
        if (isFolder || (mode & OWNER_ENTERS) != 0) {
            more |= (more & READING) >> 2;
        }
        int shared = isExact ? mode & ~PERMISSIONS | more : mode | more;
        return isFolder && (more & OF_THE_GROUP) != 0 ? shared | GROUP_IS_INHERITED : shared;
    }

    /** Somebody else's is left as it is. */
    public void apply(Path path) {
        if (equals(NONE)) {
            return;
        }
        try {
            int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & ALL;
            boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (of(mode, isFolder) != mode && !Files.isSymbolicLink(path)) {
                Files.setAttribute(path, "unix:mode", of(mode, isFolder));
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Its owner gives it away, or nobody can.
        }
    }

    /** What lies in a folder, and each folder between the two. */
    public void applyBelow(Path folder, Path path) {
        for (Path one = path; one != null && one.startsWith(folder) && !one.equals(folder); one = one.getParent()) {
            apply(one);
        }
    }
}
