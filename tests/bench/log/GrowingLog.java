package tests.bench.log;

import java.io.IOException;
import java.util.Arrays;
import lockstep.base.digest.Sha256;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.LogWriter;
import lockstep.record.log.PromotionEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** The release log's folder, volume by volume. */
final class GrowingLog {

    private static final LogVolumes VOLUMES = new LogVolumes("RELEASE_LOG.md");

    private final PackFile pack;
    private final Folder folder = new Folder();
    private Growing versions;
    private byte[] volume = {};
    private int number;

    GrowingLog(PackFile pack) {
        this.pack = pack;
    }

    /** What was appended, and to which volume. */
    OutcomeStatement.Entry append(PromotionEntry entry) throws IOException {
        byte[] addition;
        if (number == 0 || volume.length >= LogVolumes.FULL) {
            number++;
            versions = new Growing(pack, Constants.OBJ_BLOB);
            addition = number == 1 ? LogWriter.addition(volume, entry) : LogWriter.volume(number, entry);
            volume = addition;
        } else {
            // The writer reads all of the log that it is given: here, how it ends.
            addition = LogWriter.addition(new byte[] {'\n'}, entry);
            byte[] longer = Arrays.copyOf(volume, volume.length + addition.length);
            System.arraycopy(addition, 0, longer, volume.length, addition.length);
            volume = longer;
        }
        folder.put(VOLUMES.path(number), FileMode.REGULAR_FILE, versions.next(volume));
        return new OutcomeStatement.Entry("docs/" + VOLUMES.path(number), Sha256.of(addition));
    }

    /** Of the volume as it is now. */
    Sha256 digest() {
        return Sha256.of(volume);
    }

    ObjectId tree() throws IOException {
        return pack.add(Constants.OBJ_TREE, folder.bytes());
    }
}
