package lockstep.repository.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.error.Refused;
import lockstep.base.text.Sanitiser;
import lockstep.repository.clone.WholeHistoryReader;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Builds the tree of the next commit: rewrites the folders that a write lies in, and only those. One that is too large
 * to be read is kept whole in the one that takes its place: nothing that is recorded gets lost.
 *
 * <p>Names are held as Latin-1 strings, one character a byte: git's names are bytes in no certain encoding, ordered
 * as bytes.
 */
public final class TreeWriter {

    /** What a folder that is too large to be read is called, with its id, in the one that takes its place. */
    private static final String UNREAD = "unread-";

    private record Entry(FileMode mode, ObjectId id) {}

    private final ObjectReader reader;
    private final ObjectInserter inserter;

    public TreeWriter(ObjectReader reader, ObjectInserter inserter) {
        this.reader = reader;
        this.inserter = inserter;
    }

    public ObjectId write(Optional<ObjectId> tree, List<FileWrite> writes) throws IOException {
        for (FileWrite write : writes) {
            check(write.path());
        }
        return write(tree, "", writes);
    }

    private static void check(String path) {
        try {
            new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true).checkPath(path);
        } catch (CorruptObjectException e) {
            throw new IllegalArgumentException("not a path for a file: " + Sanitiser.line(path, 200), e);
        }
    }

    private ObjectId write(Optional<ObjectId> tree, String folder, List<FileWrite> writes) throws IOException {
        Map<String, Entry> entries = tree.isPresent() ? entries(tree.get()) : new TreeMap<>();
        Map<String, List<FileWrite>> inFolders = new TreeMap<>();
        for (FileWrite write : writes) {
            String rest = bytewise(write.path()).substring(folder.length());
            int slash = rest.indexOf('/');
            if (slash < 0) {
                put(entries, rest, write);
            } else {
                inFolders.computeIfAbsent(rest.substring(0, slash), name -> new ArrayList<>()).add(write);
            }
        }
        for (Map.Entry<String, List<FileWrite>> inside : inFolders.entrySet()) {
            Entry old = entries.get(inside.getKey());
            String path = folder + inside.getKey();
            boolean blocked = old != null && !old.mode().equals(FileMode.TREE);
            if (blocked && !inside.getValue().stream().allMatch(FileWrite::clearsTheWay)) {
                throw inTheWay(path, "is not a folder");
            }
            Optional<ObjectId> below = Optional.ofNullable(old).filter(entry -> !blocked).map(Entry::id);
            entries.put(inside.getKey(), new Entry(FileMode.TREE, write(below, path + "/", inside.getValue())));
        }
        return insert(entries);
    }

    private void put(Map<String, Entry> entries, String name, FileWrite write) throws IOException {
        Entry old = entries.get(name);
        if (write.clearsTheWay()) {
            old = null;
        }
        if (old != null && !write.mayReplace()) {
            throw inTheWay(write.path(), "is there already");
        }
        if (old != null && !old.mode().equals(FileMode.REGULAR_FILE)) {
            throw inTheWay(write.path(), "is not a plain file");
        }
        entries.put(name, new Entry(FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, write.content())));
    }

    private Map<String, Entry> entries(ObjectId tree) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        if (WholeHistoryReader.isUnread(reader, tree)) {
            entries.put(UNREAD + tree.abbreviate(8).name(), new Entry(FileMode.TREE, tree));
            return entries;
        }
        CanonicalTreeParser parser = new CanonicalTreeParser(new byte[0], reader, tree);
        for (; !parser.eof(); parser.next()) {
            byte[] name = new byte[parser.getNameLength()];
            parser.getName(name, 0);
            String text = new String(name, StandardCharsets.ISO_8859_1);
            FileMode mode = parser.getEntryFileMode();
            // A folder that somebody made by hand may have entries that no git writes, and no tree can have.
            if (!text.isEmpty() && text.indexOf('/') < 0 && mode.getBits() != FileMode.TYPE_MISSING) {
                entries.put(text, new Entry(mode, parser.getEntryObjectId()));
            }
        }
        return entries;
    }

    private ObjectId insert(Map<String, Entry> entries) throws IOException {
        // Git orders a folder as if its name ended in a slash.
        Map<String, String> names = new TreeMap<>();
        entries.forEach((name, entry) -> names.put(entry.mode().equals(FileMode.TREE) ? name + "/" : name, name));
        TreeFormatter formatter = new TreeFormatter();
        for (String name : names.values()) {
            Entry entry = entries.get(name);
            formatter.append(name.getBytes(StandardCharsets.ISO_8859_1), entry.mode(), entry.id());
        }
        return inserter.insert(formatter);
    }

    private static String bytewise(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Refused inTheWay(String path, String why) {
        return new Refused(
                "nothing was written: on the evidence branch " + Sanitiser.line(path, 200) + " " + why,
                "See what is there with `git show`, and who put it there with `git log`.");
    }
}
