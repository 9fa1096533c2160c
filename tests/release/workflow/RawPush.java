package tests.release.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What no git makes of files, and every server takes: objects as somebody makes them by hand, in a team's repository. */
public final class RawPush implements AutoCloseable {

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.now(), ZoneOffset.UTC);

    private final ReleaseDay day;
    private final Repository repository;
    private final ObjectInserter inserter;

    public RawPush(ReleaseDay day) {
        this.day = day;
        try {
            repository = new FileRepositoryBuilder().setGitDir(day.bare().toFile()).setBare().build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inserter = repository.newObjectInserter();
    }

    public ObjectId blob(String text) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A folder of plain files. */
    public ObjectId files(Map<String, ObjectId> files) throws IOException {
        return folder(files, FileMode.REGULAR_FILE);
    }

    public ObjectId folders(Map<String, ObjectId> folders) throws IOException {
        return folder(folders, FileMode.TREE);
    }

    private ObjectId folder(Map<String, ObjectId> entries, FileMode mode) throws IOException {
        TreeFormatter tree = new TreeFormatter(entries.size() * 64);
        new TreeMap<>(entries).forEach((name, id) -> tree.append(name, mode, id));
        return inserter.insert(tree);
    }

    private ObjectId at(String branch, String path) throws IOException {
        inserter.flush();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), path, walk.parseCommit(
                        ObjectId.fromString(day.head(branch))).getTree())) {
            return found == null ? ObjectId.zeroId() : found.getObjectId(0);
        }
    }

    /** What lies at a path of a branch; zero where nothing does. */
    public ObjectId lying(String branch, String path) {
        try {
            return at(branch, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the branch to a commit that has a folder in the place of what lay at a path, or beside it. */
    public void pushes(String branch, String path, ObjectId folder) throws IOException {
        inserter.flush();
        ObjectId tip = ObjectId.fromString(day.head(branch));
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId root = replaced(walk.getObjectReader(), walk.parseCommit(tip).getTree(), path.split("/"), 0, folder);
            move(branch, root, "Add", List.of(tip));
        }
    }

    /** Moves the branch to a commit that changes nothing. */
    public void pushes(String branch, String message, List<String> parents) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            List<ObjectId> all = new ArrayList<>();
            parents.forEach(parent -> all.add(ObjectId.fromString(parent)));
            move(branch, walk.parseCommit(all.getFirst()).getTree(), message, all);
        }
    }

    private void move(String branch, ObjectId tree, String message, List<ObjectId> parents) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(SOMEBODY);
        commit.setCommitter(SOMEBODY);
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        day.move(branch, id.name());
    }

    private record Entry(FileMode mode, ObjectId id) {}

    private ObjectId replaced(ObjectReader reader, ObjectId tree, String[] path, int depth, ObjectId by)
            throws IOException {
        Map<String, Entry> entries = new HashMap<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], reader, tree);
        for (; !parser.eof(); parser.next()) {
            entries.put(parser.getEntryPathString(), new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        Entry old = entries.get(path[depth]);
        entries.put(path[depth], new Entry(FileMode.TREE, depth == path.length - 1
                ? by
                : replaced(reader, old == null ? inserter.insert(new TreeFormatter()) : old.id(), path, depth + 1, by)));
        inserter.flush();
        TreeFormatter formatter = new TreeFormatter();
        Map<String, String> ordered = new TreeMap<>();
        entries.forEach((name, entry) -> ordered.put(entry.mode() == FileMode.TREE ? name + "/" : name, name));
        ordered.values().forEach(name -> formatter.append(name, entries.get(name).mode(), entries.get(name).id()));
        return inserter.insert(formatter);
    }

    @Override
    public void close() {
        inserter.close();
        repository.close();
    }
}
