package lockstep.repository.git;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.NotVerified;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.repository.clone.CloneLock;
import lockstep.repository.tree.BlobId;

/** What a clone keeps between visits to a remote, below private refs and names of its own. */
public final class CloneMemory {

    private final File folder;
    private final String evidence;
    private final PrivateRefs refs;
    private final CommitFiles files;
    private final CommitWriter writer;

    /** @param folder git's own of the clone; null where it lies in memory */
    CloneMemory(File folder, String evidence, PrivateRefs refs, CommitFiles files, CommitWriter writer) {
        this.folder = folder;
        this.evidence = evidence;
        this.refs = refs;
        this.files = files;
        this.writer = writer;
    }

    /** What this clone keeps between visits under a name of its own; empty where there is nothing readable. */
    public Optional<byte[]> kept(String name, int cap) {
        try {
            return refs.read(name + "/" + evidence)
                    .map(id -> files.content(new BlobId(id.hex()), cap));
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    /** Kept for this clone's later visits only; what cannot be kept is done without. */
    public void keep(String name, byte[] content) {
        try {
            refs.write(name + "/" + evidence, writer.blob(content));
        } catch (ConfigurationError | UncheckedIOException e) {
            // A full disk, or a clone that may only be read: it is found out again.
        }
    }

    /**
     * The same of what somebody relies on: it is there afterwards, or this fails.
     *
     * @throws ConfigurationError if it cannot be written
     */
    public void keepOrFail(String name, byte[] content) {
        try {
            refs.remember(name + "/" + evidence, writer.blob(content));
        } catch (UncheckedIOException e) {
            throw new ConfigurationError(
                    "nothing can be written into this clone: " + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                    "Check that you may write to its .git folder and that the disk is not full.", e);
        }
    }

    /** On what is kept under that name: held by one of this clone; empty where another has it at the deadline. */
    public Optional<CloneLock> lock(String name, Deadline deadline) {
        String of = Sha256.of(refs.remote() + "\n" + evidence + "\n" + name).hex().substring(0, 16);
        Path file = folder.toPath().resolve("lockstep").resolve("kept-" + of + ".lock");
        Optional<CloneLock> taken = CloneLock.take(file, deadline);
        taken.ifPresent(lock -> refs.share(file));
        return taken;
    }

    /** The same of several files under one name, by theirs; none where there is nothing readable. */
    public SortedMap<String, BlobId> keptFiles(String name) {
        try {
            return refs.read(name + "/" + evidence)
                    .map(files::inFolder)
                    .orElseGet(TreeMap::new);
        } catch (NotVerified e) {
            return new TreeMap<>();
        }
    }

    /** One of the files that {@link #keepFiles} is given; empty where nothing can be written into this clone. */
    public Optional<BlobId> file(byte[] content) {
        try {
            return Optional.of(new BlobId(writer.blob(content).hex()));
        } catch (ConfigurationError | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * As {@link #keep}, several files in the place of all that were kept under the name.
     *
     * @param unchanged files that are kept already
     */
    public void keepFiles(String name, SortedMap<String, byte[]> written, SortedMap<String, BlobId> unchanged) {
        try {
            refs.write(name + "/" + evidence, writer.folder(written, unchanged));
        } catch (ConfigurationError | UncheckedIOException e) {
            // As above.
        }
    }
}
