package tests.record.attestation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import lockstep.base.release.Sha;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A branch taken apart, to be put together again otherwise. */
record Branch(Repository repository, List<Version> versions) {

    record Item(FileMode mode, ObjectId id) {}

    /** One commit: all its files, and what git says of it. */
    record Version(TreeMap<String, Item> files, PersonIdent author, PersonIdent committer, String message) {

        Version with(UnaryOperator<TreeMap<String, Item>> change) {
            return new Version(change.apply(new TreeMap<>(files)), author, committer, message);
        }
    }

    static Branch read(Repository repository, Sha tip) {
        try (RevWalk walk = new RevWalk(repository)) {
            List<Version> versions = new ArrayList<>();
            RevCommit commit = walk.parseCommit(ObjectId.fromString(tip.hex()));
            while (true) {
                versions.addFirst(new Version(
                        files(repository, commit), commit.getAuthorIdent(), commit.getCommitterIdent(),
                        commit.getFullMessage()));
                if (commit.getParentCount() == 0) {
                    return new Branch(repository, versions);
                }
                commit = walk.parseCommit(commit.getParent(0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeMap<String, Item> files(Repository repository, RevCommit commit) throws IOException {
        TreeMap<String, Item> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                files.put(walk.getPathString(), new Item(walk.getFileMode(), walk.getObjectId(0)));
            }
        }
        return files;
    }

    TreeMap<String, Item> tip() {
        return versions.getLast().files();
    }

    String text(Item item) {
        try {
            return new String(repository.open(item.id()).getBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Item file(String content) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.ISO_8859_1));
            inserter.flush();
            return new Item(FileMode.REGULAR_FILE, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The history written anew, each version changed. */
    Branch each(UnaryOperator<Version> change) {
        return new Branch(repository, versions.stream().map(change).toList());
    }

    Branch without(int commit) {
        List<Version> left = new ArrayList<>(versions);
        left.remove(commit);
        return new Branch(repository, left);
    }

    /** A commit more. */
    Branch then(UnaryOperator<TreeMap<String, Item>> change) {
        List<Version> more = new ArrayList<>(versions);
        more.add(versions.getLast().with(change));
        return new Branch(repository, more);
    }

    /** The tip of the branch as it is put together. */
    Sha write() {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = null;
            for (Version version : versions) {
                CommitBuilder commit = new CommitBuilder();
                commit.setTreeId(tree(version.files(), inserter));
                if (parent != null) {
                    commit.setParentId(parent);
                }
                commit.setAuthor(version.author());
                commit.setCommitter(version.committer());
                commit.setMessage(version.message());
                parent = inserter.insert(commit);
            }
            inserter.flush();
            return new Sha(parent.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectId tree(Map<String, Item> files, ObjectInserter inserter) throws IOException {
        DirCache cache = DirCache.newInCore();
        DirCacheBuilder builder = cache.builder();
        files.forEach((path, item) -> {
            DirCacheEntry entry = new DirCacheEntry(path.getBytes(StandardCharsets.UTF_8));
            entry.setFileMode(item.mode());
            entry.setObjectId(item.id());
            builder.add(entry);
        });
        builder.finish();
        return cache.writeTree(inserter);
    }
}
