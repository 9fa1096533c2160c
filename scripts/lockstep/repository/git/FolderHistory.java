package lockstep.repository.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Which commits changed one folder. A step down the path is looked up again only where the tree above it changed, so
 * that a commit costs two small trees, however much the branch holds.
 */
final class FolderHistory {

    private final String[] path;
    private final RevWalk walk;
    /** At each step the tree that was looked into last, and what was found. */
    private final List<Map<ObjectId, ObjectId>> below = new ArrayList<>();

    FolderHistory(RevWalk walk, String folder) {
        this.walk = walk;
        this.path = folder.split("/");
        for (int step = 0; step < path.length; step++) {
            below.add(new HashMap<>());
        }
    }

    /** Along first parents, oldest first, from the one after {@code after}, which has to lead to the tip so. */
    List<Sha> changes(Optional<Sha> after, Sha tip) throws IOException {
        List<ObjectId> line = line(after, tip);
        ObjectId before = after.isPresent() ? folder(Commits.id(after.get())) : ObjectId.zeroId();
        List<Sha> changed = new ArrayList<>();
        for (ObjectId commit : line.reversed()) {
            ObjectId now = folder(commit);
            if (!now.equals(before)) {
                changed.add(Commits.sha(commit));
            }
            before = now;
        }
        return changed;
    }

    private List<ObjectId> line(Optional<Sha> after, Sha tip) throws IOException {
        List<ObjectId> line = new ArrayList<>();
        Optional<ObjectId> end = after.map(Commits::id);
        Optional<ObjectId> next = Optional.of(Commits.id(tip));
        while (next.isPresent() && !next.equals(end)) {
            RevCommit commit = walk.parseCommit(next.get());
            line.add(commit.copy());
            next = commit.getParentCount() == 0 ? Optional.empty() : Optional.of(commit.getParent(0).copy());
            commit.disposeBody();
        }
        return line;
    }

    private ObjectId folder(ObjectId commit) throws IOException {
        ObjectId at = walk.parseCommit(commit).getTree().copy();
        for (int step = 0; step < path.length && !at.equals(ObjectId.zeroId()); step++) {
            Map<ObjectId, ObjectId> known = below.get(step);
            ObjectId found = known.get(at);
            if (found == null) {
                found = entry(walk.getObjectReader(), at, path[step]);
                known.clear();
                known.put(at, found);
            }
            at = found;
        }
        return at;
    }

    /** The folder of that name; zero where there is none. */
    private static ObjectId entry(ObjectReader reader, ObjectId tree, String name) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, name, tree)) {
            return found != null && found.isSubtree() ? found.getObjectId(0) : ObjectId.zeroId();
        }
    }
}
