package lockstep.record.verification;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import lockstep.base.error.NotVerified;
import lockstep.record.audit.LogVersion;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.BlobReader;
import lockstep.repository.tree.BlobId;

/**
 * Versions of a volume that were taken for beginnings of today's by their sizes, to be proven together: the newest
 * first, for so git packs a file that grows, each version as the beginning of the one after it.
 */
final class ClaimedVersions {

    private final byte[] today;
    private final SequencedSet<LogVersion> claimed = new LinkedHashSet<>();

    ClaimedVersions(byte[] today) {
        this.today = today;
    }

    /** Whether it can be one by its size, and so was claimed. */
    boolean claim(LogVersion version) {
        if (version.size() > today.length) {
            return false;
        }
        claimed.add(version);
        return true;
    }

    /** Whether each is the beginning that it was taken for. */
    boolean hold(BlobReader blobs) {
        try {
            return claimed.reversed().stream().allMatch(version -> isBeginning(blobs, version));
        } catch (NotVerified e) {
            return false;
        }
    }

    private boolean isBeginning(BlobReader blobs, LogVersion version) {
        byte[] content = blobs.read(new BlobId(version.blob()), LogVolumes.LARGEST);
        return content.length == version.size()
                && Arrays.equals(content, 0, content.length, today, 0, content.length);
    }
}
