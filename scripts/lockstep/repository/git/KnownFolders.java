package lockstep.repository.git;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.repository.tree.FolderIndex;
import lockstep.repository.tree.FolderShelf;
import lockstep.repository.tree.TreeEntries;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The folders that were asked for last: who looks for many files of one commit reads each folder once, and not once for
 * each file. The folders on the way of the last question stay, whatever their size: as a rule the next one goes there
 * too.
 */
final class KnownFolders {

    private static final long MOST_BYTES = 32L << 20;
    /** A record has none so large: whoever pushes one makes every question expensive that reads it anew. */
    private static final long LARGE = 1L << 20;
    private static final long MOST_LARGE_BYTES = 128L << 20;
    private static final int MOST_COMMITS = 100;

    private final Map<Sha, ObjectId> roots = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha, ObjectId> eldest) {
            return size() > MOST_COMMITS;
        }
    };
    private final FolderShelf small = new FolderShelf(MOST_BYTES);
    private final FolderShelf large = new FolderShelf(MOST_LARGE_BYTES);
    private final Set<ObjectId> onTheWay = new HashSet<>();

    /** What lies at a path; empty where nothing does. */
    synchronized Optional<TreeEntries> find(RevWalk walk, Sha commit, String path) throws IOException {
        onTheWay.clear();
        Optional<TreeEntries> found = found(walk, commit, path);
        makeRoom();
        return found;
    }

    private Optional<TreeEntries> found(RevWalk walk, Sha commit, String where) throws IOException {
        String path = where.endsWith("/") ? where.substring(0, where.length() - 1) : where;
        FolderIndex folder = folder(walk, root(walk, commit));
        int begin = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', begin)) {
            Optional<TreeEntries> inside = folder.find(path.substring(begin, slash)).filter(TreeEntries::isFolder);
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            folder = folder(walk, inside.get().id());
            begin = slash + 1;
        }
        return folder.find(path.substring(begin));
    }

    /** The folder of that path; the top for an empty one. */
    synchronized Optional<FolderIndex> in(RevWalk walk, Sha commit, String path) throws IOException {
        onTheWay.clear();
        Optional<ObjectId> tree = path.isEmpty()
                ? Optional.of(root(walk, commit))
                : found(walk, commit, path).filter(TreeEntries::isFolder).map(TreeEntries::id);
        Optional<FolderIndex> folder = tree.isPresent() ? Optional.of(folder(walk, tree.get())) : Optional.empty();
        makeRoom();
        return folder;
    }

    private ObjectId root(RevWalk walk, Sha commit) throws IOException {
        ObjectId known = roots.get(commit);
        if (known == null) {
            known = walk.parseCommit(Commits.id(commit)).getTree().copy();
            roots.put(commit, known);
        }
        return known;
    }

    private FolderIndex folder(RevWalk walk, AnyObjectId tree) throws IOException {
        ObjectId id = tree.copy();
        Optional<FolderIndex> known = small.get(id).or(() -> large.get(id));
        FolderIndex folder = known.isPresent() ? known.get() : read(walk, id);
        onTheWay.add(id);
        return folder;
    }

    private FolderIndex read(RevWalk walk, ObjectId id) throws IOException {
        FolderIndex read = new FolderIndex(walk.getObjectReader().open(id, Constants.OBJ_TREE).getCachedBytes());
        (read.weight() > LARGE ? large : small).put(id, read);
        return read;
    }

    private void makeRoom() {
        small.makeRoom(onTheWay);
        large.makeRoom(onTheWay);
    }
}
