package lockstep.repository.git;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FolderIndex;
import lockstep.repository.tree.TreeEntries;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** Reads the files that a commit holds. */
final class CommitFiles {

    private static final List<FileMode> PLAIN = List.of(FileMode.REGULAR_FILE, FileMode.EXECUTABLE_FILE);

    private final Commits commits;
    private final KnownFolders folders = new KnownFolders();

    CommitFiles(Commits commits) {
        this.commits = commits;
    }

    Optional<BlobId> find(Sha commit, String path) {
        return commits.read(walk -> folders.find(walk, commit, path)
                .filter(TreeEntries::isPlain)
                .map(file -> Commits.blob(file.id())));
    }

    /** The folder of that path, as an object of git. */
    Optional<Sha> folder(Sha commit, String path) {
        return commits.read(walk -> folders.find(walk, commit, path)
                .filter(TreeEntries::isFolder)
                .map(folder -> new Sha(folder.id().name())));
    }

    /** Whether anything lies at the path: a file, a folder, a link. */
    boolean isAnything(Sha commit, String path) {
        return commits.read(walk -> folders.find(walk, commit, path).isPresent());
    }

    /** The plain files that lie in a folder of a commit, by their names. */
    SortedMap<String, BlobId> inFolder(Sha commit, String path) {
        return commits.read(walk -> {
            SortedMap<String, BlobId> files = new TreeMap<>();
            Optional<FolderIndex> folder = folders.in(walk, commit, path);
            if (folder.isPresent()) {
                for (TreeEntries file = folder.get().entries(); !file.isAtEnd(); file.next()) {
                    if (file.isPlain()) {
                        files.putIfAbsent(file.text(), Commits.blob(file.id()));
                    }
                }
            }
            return files;
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

    List<String> names(Sha commit, String folder) {
        return commits.read(walk -> folders.in(walk, commit, folder).map(FolderIndex::names).orElse(List.of()));
    }
}
