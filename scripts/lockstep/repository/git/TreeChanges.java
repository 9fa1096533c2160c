package lockstep.repository.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.RecentTrees;
import lockstep.repository.tree.TreeEntries;
import lockstep.repository.tree.TreePath;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * What differs between two commits' trees, for who compares each commit of a long line with the one before it: what
 * JGit's {@code TreeWalk} with {@code ANY_DIFF} finds. Of trees that are not sorted, or have empty folders or names
 * with a slash, that may tell paths that are not there; here what is found makes the one tree of the other, always.
 *
 * <p>A folder that was read a while ago is not read again, and what both versions of a folder begin and end with is
 * compared as bytes, not entry by entry. Not for several threads.
 */
final class TreeChanges {

    private static final byte[] NONE = {};

    /** Of one comparison. A few small trees that hold each other many times over can make any number of paths. */
    static final int MOST = 1_000_000;
    private static final long MOST_LETTERS = 96L << 20;
    private static final int MOST_STEPS = 3 * MOST;
    private static final int DEEPEST = 10_000;

    private final ObjectReader reader;
    private final RecentTrees recent = new RecentTrees();
    private final TreePath path = new TreePath();

    TreeChanges(ObjectReader reader) {
        this.reader = reader;
    }

    /**
     * Two versions of a folder, at what comes next in each.
     *
     * @param depth how many bytes of the path lead to it, with the slash at the end
     */
    private record Folder(int depth, TreeEntries old, TreeEntries now) {}

    /** @param before nothing, where all of {@code after} is new */
    List<PathChange> between(Optional<? extends AnyObjectId> before, AnyObjectId after) throws IOException {
        List<PathChange> changes = new ArrayList<>();
        Deque<Folder> open = new ArrayDeque<>();
        open.push(new Folder(
                0, new TreeEntries(before.isPresent() ? old(before.get()) : NONE), new TreeEntries(now(after))));
        long letters = 0;
        int counted = 0;
        for (int steps = 0; !open.isEmpty(); steps++) {
            for (; counted < changes.size(); counted++) {
                letters += changes.get(counted).path().length();
            }
            if (counted > MOST || letters > MOST_LETTERS || steps > MOST_STEPS || open.size() > DEEPEST) {
                throw new NotVerified(
                        "one commit of the branch changes more than " + MOST + " files or folders, or too long names",
                        "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".");
            }
            Folder folder = open.peek();
            folder.old().skipWhatIsEqual(folder.now());
            if (folder.old().isAtEnd() && folder.now().isAtEnd()) {
                open.pop();
            } else {
                step(folder, open, changes);
            }
        }
        return changes;
    }

    private void step(Folder folder, Deque<Folder> open, List<PathChange> changes) throws IOException {
        TreeEntries old = folder.old();
        TreeEntries now = folder.now();
        int order = old.compareTo(now);
        boolean isInOld = order <= 0;
        boolean isInNow = order >= 0;
        boolean isSame = order == 0 && old.mode() == now.mode() && old.hasIdOf(now);
        TreeEntries one = isInOld ? old : now;
        if (!isSame && one.isFolder()) {
            open.push(new Folder(
                    path.enter(folder.depth(), one), new TreeEntries(isInOld ? old(old.id()) : NONE),
                    new TreeEntries(isInNow ? now(now.id()) : NONE)));
        } else if (!isSame) {
            changes.add(change(
                    path.of(folder.depth(), one),
                    isInOld ? old.mode() : FileMode.TYPE_MISSING, isInOld ? old.id() : ObjectId.zeroId(),
                    isInNow ? now.mode() : FileMode.TYPE_MISSING, isInNow ? now.id() : ObjectId.zeroId()));
        }
        if (isInOld) {
            old.next();
        }
        if (isInNow) {
            now.next();
        }
    }

    private static PathChange change(String path, int before, ObjectId old, int after, ObjectId now) {
        if (before == FileMode.TYPE_MISSING) {
            return new PathChange.Added(path, Commits.file(now, after));
        }
        return after == FileMode.TYPE_MISSING
                ? new PathChange.Deleted(path, Commits.file(old, before))
                : new PathChange.Modified(path, Commits.file(old, before), Commits.file(now, after));
    }

    /** The newer version takes its place: nobody asks for it again. */
    private byte[] old(AnyObjectId id) throws IOException {
        Optional<byte[]> known = recent.take(id);
        return known.isPresent() ? known.get() : read(id);
    }

    private byte[] now(AnyObjectId id) throws IOException {
        byte[] tree = read(id);
        recent.put(id.copy(), tree);
        return tree;
    }

    private byte[] read(AnyObjectId id) throws IOException {
        return reader.open(id, Constants.OBJ_TREE).getCachedBytes();
    }
}
