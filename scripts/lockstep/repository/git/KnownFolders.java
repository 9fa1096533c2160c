package lockstep.repository.git;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The folders that were asked for last: who looks for many files of one commit reads each folder once, and not once for
 * each file.
 */
final class KnownFolders {

    private static final long MOST_BYTES = 32L << 20;
    private static final int MOST_COMMITS = 100;

    private final Map<Sha, ObjectId> roots = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha, ObjectId> eldest) {
            return size() > MOST_COMMITS;
        }
    };
    private final Map<ObjectId, FolderIndex> folders = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /** What lies at a path; empty where nothing does. */
    synchronized Optional<TreeEntries> find(RevWalk walk, Sha commit, String where) throws IOException {
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
        Optional<ObjectId> tree = path.isEmpty()
                ? Optional.of(root(walk, commit))
                : find(walk, commit, path).filter(TreeEntries::isFolder).map(TreeEntries::id);
        return tree.isPresent() ? Optional.of(folder(walk, tree.get())) : Optional.empty();
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
        FolderIndex known = folders.get(tree);
        if (known == null) {
            known = new FolderIndex(walk.getObjectReader().open(tree, Constants.OBJ_TREE).getCachedBytes());
            folders.put(tree.copy(), known);
            held += known.weight();
            Iterator<FolderIndex> oldest = folders.values().iterator();
            // The last one is kept whatever its size: more is asked of it.
            while (held > MOST_BYTES && folders.size() > 1) {
                held -= oldest.next().weight();
                oldest.remove();
            }
        }
        return known;
    }
}
