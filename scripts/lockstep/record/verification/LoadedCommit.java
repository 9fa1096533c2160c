package lockstep.record.verification;

import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.tree.BlobId;

/**
 * A commit with what it recorded.
 *
 * @param files of those that it brought or changed, those that could be read ahead
 */
public record LoadedCommit(HistoryCommit commit, Map<BlobId, File> files) {

    private static final long OF_A_CHANGE = 250;

    public record File(byte[] content, Sha256 sha256) {}

    /** About as many bytes of memory as it takes. */
    long weight() {
        return commit.changes().stream().mapToLong(change -> OF_A_CHANGE + change.path().length()).sum()
                + files.values().stream().mapToLong(file -> file.content().length).sum();
    }
}
