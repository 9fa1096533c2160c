package lockstep.repository.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What lay in a folder in any commit that leads to a tip, on the line or beside it. */
final class FolderPast {

    /** Versions of the folder: more than this nobody makes who approves. */
    private static final int MOST_VERSIONS = 10_000;
    private static final int MOST_ENTRIES = 10_000_000;
    /** In one version: more than this nobody approves of one commit. */
    private static final int MOST_AT_ONCE = 100_000;

    private record Entry(int mode, ObjectId id) {}

    private final RevWalk walk;
    private final String folder;
    private final Set<ObjectId> known = new HashSet<>();
    private int entries;

    FolderPast(RevWalk walk, String folder) {
        this.walk = walk;
        this.folder = folder;
    }

    /** Whether all of it is there in the tip, as it was. */
    boolean isKept(Sha tip) throws IOException {
        walk.setRetainBody(false);
        RevCommit last = walk.parseCommit(Commits.id(tip));
        ObjectId tree = tree(last);
        Optional<Map<String, Entry>> now = read(tree);
        known.add(tree);
        walk.markStart(last);
        for (RevCommit commit = walk.next(); commit != null && now.isPresent(); commit = walk.next()) {
            ObjectId then = tree(commit);
            if (known.add(then)) {
                Optional<Map<String, Entry>> before = known.size() > MOST_VERSIONS ? Optional.empty() : read(then);
                if (before.isEmpty() || !now.get().entrySet().containsAll(before.get().entrySet())) {
                    return false;
                }
            }
        }
        return now.isPresent();
    }

    /** Zero where there is no such folder. */
    private ObjectId tree(RevCommit commit) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), folder, commit.getTree())) {
            return found != null && found.isSubtree() ? found.getObjectId(0) : ObjectId.zeroId();
        }
    }

    /** Empty where there is too much in it. */
    private Optional<Map<String, Entry>> read(ObjectId tree) throws IOException {
        Map<String, Entry> inside = new HashMap<>();
        if (!tree.equals(ObjectId.zeroId())) {
            CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], walk.getObjectReader(), tree);
            for (; !parser.eof(); parser.next()) {
                if (inside.size() == MOST_AT_ONCE || ++entries > MOST_ENTRIES) {
                    return Optional.empty();
                }
                inside.put(parser.getEntryPathString(),
                        new Entry(parser.getEntryRawMode(), parser.getEntryObjectId()));
            }
        }
        return Optional.of(inside);
    }
}
