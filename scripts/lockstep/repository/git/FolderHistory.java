package lockstep.repository.git;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import lockstep.repository.tree.ChangedPaths;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Which commits changed what lies at some paths. Only the folders that hold them are read, and again only where they
 * changed: a commit costs two or three small trees, however much the branch holds.
 */
final class FolderHistory {

    private final RevWalk walk;
    private final CommitDates.Telling dates;
    private final Map<String, Set<String>> names = new TreeMap<>();
    private final Map<String, ObjectId> folders = new HashMap<>();
    private final Map<String, ObjectId> now = new HashMap<>();

    FolderHistory(RevWalk walk, Collection<String> paths, CommitDates.Telling dates) {
        this.walk = walk;
        this.dates = dates;
        for (String path : paths) {
            int slash = path.lastIndexOf('/');
            names.computeIfAbsent(path.substring(0, slash), folder -> new HashSet<>()).add(path.substring(slash + 1));
        }
    }

    /** Along first parents, oldest first, from the one after {@code after}, which has to lead to the tip so. */
    List<ChangedPaths> changes(Optional<Sha> after, Sha tip) throws IOException {
        List<ObjectId> line = line(after, tip);
        if (after.isPresent()) {
            changed(walk.parseCommit(Commits.id(after.get())));
        }
        List<ChangedPaths> all = new ArrayList<>();
        for (ObjectId id : line.reversed()) {
            RevCommit commit = walk.parseCommit(id);
            Instant madeAt = dates.next(commit);
            Set<String> changed = changed(commit);
            if (!changed.isEmpty()) {
                all.add(new ChangedPaths(Commits.sha(commit), changed, madeAt));
            }
        }
        return all;
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

    /** What is otherwise than in the commit before. */
    private Set<String> changed(RevCommit commit) throws IOException {
        ObjectReader reader = walk.getObjectReader();
        ObjectId root = commit.getTree();
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, Set<String>> inside : names.entrySet()) {
            String folder = inside.getKey();
            ObjectId tree = folder(reader, root, folder);
            if (tree.equals(folders.put(folder, tree))) {
                continue;
            }
            Map<String, ObjectId> entries = entries(reader, tree, inside.getValue());
            for (String name : inside.getValue()) {
                String path = folder + "/" + name;
                ObjectId here = entries.getOrDefault(name, ObjectId.zeroId());
                ObjectId before = now.put(path, here);
                if (!here.equals(before == null ? ObjectId.zeroId() : before)) {
                    changed.add(path);
                }
            }
        }
        return changed;
    }

    /** Zero where there is no such folder. */
    private static ObjectId folder(ObjectReader reader, ObjectId root, String path) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, path, root)) {
            return found != null && found.isSubtree() ? found.getObjectId(0) : ObjectId.zeroId();
        }
    }

    private static Map<String, ObjectId> entries(ObjectReader reader, ObjectId tree, Set<String> wanted)
            throws IOException {
        Map<String, ObjectId> entries = new HashMap<>();
        if (!tree.equals(ObjectId.zeroId())) {
            CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], reader, tree);
            for (; !parser.eof(); parser.next()) {
                String name = parser.getEntryPathString();
                if (wanted.contains(name)) {
                    entries.put(name, parser.getEntryObjectId());
                }
            }
        }
        return entries;
    }
}
