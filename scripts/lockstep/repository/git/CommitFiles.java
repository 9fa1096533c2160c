package lockstep.repository.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Reads the files that a commit holds. */
final class CommitFiles {

    private static final List<FileMode> PLAIN = List.of(FileMode.REGULAR_FILE, FileMode.EXECUTABLE_FILE);

    private final Commits commits;

    CommitFiles(Commits commits) {
        this.commits = commits;
    }

    Optional<BlobId> find(Sha commit, String path) {
        return commits.read(walk -> {
            ObjectId root = walk.parseCommit(Commits.id(commit)).getTree();
            try (TreeWalk tree = TreeWalk.forPath(walk.getObjectReader(), path, root)) {
                return tree != null && PLAIN.contains(tree.getFileMode(0))
                        ? Optional.of(Commits.blob(tree.getObjectId(0)))
                        : Optional.empty();
            }
        });
    }

    /** Whether anything lies at the path: a file, a folder, a link. */
    boolean isAnything(Sha commit, String path) {
        return commits.read(walk -> {
            ObjectId root = walk.parseCommit(Commits.id(commit)).getTree();
            try (TreeWalk tree = TreeWalk.forPath(walk.getObjectReader(), path, root)) {
                return tree != null;
            }
        });
    }

    /** The plain files that lie in a folder, which no commit has to hold, by their names. */
    SortedMap<String, BlobId> inFolder(Sha tree) {
        return commits.read(walk -> {
            SortedMap<String, BlobId> files = new TreeMap<>();
            CanonicalTreeParser inside = new CanonicalTreeParser(new byte[0], walk.getObjectReader(), Commits.id(tree));
            for (; !inside.eof(); inside.next()) {
                if (PLAIN.contains(inside.getEntryFileMode())) {
                    files.put(inside.getEntryPathString(), Commits.blob(inside.getEntryObjectId()));
                }
            }
            return files;
        });
    }

    byte[] content(BlobId blob, int cap) {
        return commits.read(walk -> BlobReader.content(walk.getObjectReader(), blob, cap));
    }

    long size(BlobId blob) {
        return commits.read(walk -> walk.getObjectReader().getObjectSize(ObjectId.fromString(blob.hex()),
                ObjectReader.OBJ_ANY));
    }

    SortedMap<String, TreeFile> below(Sha commit, String folder) {
        return commits.read(walk -> {
            SortedMap<String, TreeFile> files = new TreeMap<>();
            ObjectId root = walk.parseCommit(Commits.id(commit)).getTree();
            try (TreeWalk inside = new TreeWalk(walk.getObjectReader())) {
                int tree = inside.addTree(root);
                inside.setRecursive(true);
                inside.setFilter(PathFilter.create(folder));
                while (inside.next()) {
                    files.put(inside.getPathString(), Commits.file(inside, tree));
                }
            }
            files.remove(folder);
            return files;
        });
    }

    List<String> names(Sha commit, String folder) {
        return commits.read(walk -> {
            ObjectId root = walk.parseCommit(Commits.id(commit)).getTree();
            try (TreeWalk found = folder.isEmpty() ? null : TreeWalk.forPath(walk.getObjectReader(), folder, root);
                    TreeWalk inside = new TreeWalk(walk.getObjectReader())) {
                List<String> names = new ArrayList<>();
                if (folder.isEmpty()) {
                    inside.addTree(root);
                } else if (found != null && found.isSubtree()) {
                    inside.addTree(found.getObjectId(0));
                } else {
                    return names;
                }
                while (inside.next()) {
                    names.add(inside.getNameString() + (inside.isSubtree() ? "/" : ""));
                }
                return names;
            }
        });
    }
}
