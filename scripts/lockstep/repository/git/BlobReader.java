package lockstep.repository.git;

import java.io.IOException;
import lockstep.base.error.NotVerified;
import lockstep.repository.tree.BlobId;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads many files, one after the other: git stores a file as what differs from another, and who has just read the
 * other is quick. Not for several threads.
 */
public final class BlobReader implements AutoCloseable {

    private final ObjectReader reader;

    BlobReader(ObjectReader reader) {
        this.reader = reader;
    }

    /**
     * The bytes are JGit's own, which others may be read from: nobody writes into them.
     *
     * @throws NotVerified if the file is larger than the cap, or cannot be read
     */
    public byte[] read(BlobId blob, int cap) {
        try {
            return content(reader, blob, cap);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException
                | LargeObjectException e) {
            throw Commits.damaged(e);
        }
    }

    /** @throws NotVerified if there is no such object, or it cannot be read */
    public long size(BlobId blob) {
        try {
            return reader.getObjectSize(ObjectId.fromString(blob.hex()), ObjectReader.OBJ_ANY);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException
                | LargeObjectException e) {
            throw Commits.damaged(e);
        }
    }

    static byte[] content(ObjectReader reader, BlobId blob, int cap) throws IOException {
        ObjectLoader loader = reader.open(ObjectId.fromString(blob.hex()));
        if (loader.getSize() > cap) {
            throw new NotVerified(
                    "a file of the repository has " + loader.getSize() + " bytes, more than the " + cap
                            + " that are read",
                    "See it with `git show " + blob.hex() + "`.");
        }
        return loader.getCachedBytes(cap);
    }

    @Override
    public void close() {
        reader.close();
    }
}
